using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>What selectors and exceptions look at.</summary>
/// <param name="Namespace">The policy's namespace.</param>
/// <param name="Name">The policy's name.</param>
/// <param name="NamespaceLabels">Labels of the namespace.</param>
/// <param name="Labels">Labels of the policy.</param>
public sealed record PolicySubject(
    string Namespace,
    string Name,
    IReadOnlyDictionary<string, string> NamespaceLabels,
    IReadOnlyDictionary<string, string> Labels)
{
    private static readonly Dictionary<string, string> None = [];

    public static PolicySubject Of(CachePolicy policy, IReadOnlyDictionary<string, string>? namespaceLabels = null) =>
        new(policy.Metadata.Namespace ?? "", policy.Metadata.Name ?? "", namespaceLabels ?? None, policy.Metadata.Labels ?? None);
}
