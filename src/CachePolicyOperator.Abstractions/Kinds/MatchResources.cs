using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>Which requests an admission policy is for.</summary>
public sealed record MatchResources
{
    public LabelSelector? NamespaceSelector { get; init; }

    public LabelSelector? ObjectSelector { get; init; }

    public IReadOnlyList<NamedRuleWithOperations>? ResourceRules { get; init; }
}
