using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Policy.Validation;

/// <summary>Something that a rule found in a policy. It becomes a cause of an admission denial, a warning, or part of a condition.</summary>
/// <param name="Path">The field in kubectl's notation: <c>spec.rules[2].ttl.max</c>.</param>
/// <param name="RuleId">The broken rule, as in docs/rules.md.</param>
/// <param name="Message">What was found, the limit and who set it, why it is refused, and the way out.</param>
public sealed record PolicyViolation(string Path, string RuleId, string Message)
{
    /// <summary>The policy's rule that is concerned; null where it is another part.</summary>
    public CacheRule? CacheRule { get; init; }

    /// <summary>The guard-rail whose limit was broken; null where no single one decided.</summary>
    public Decider? SetBy { get; init; }

    public override string ToString() => Path.Length == 0 ? $"{Message} ({RuleId})" : $"{Path}: {Message} ({RuleId})";
}
