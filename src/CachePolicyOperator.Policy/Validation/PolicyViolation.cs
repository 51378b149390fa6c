namespace CachePolicyOperator.Policy.Validation;

/// <summary>Something in a policy that is refused. It becomes a cause of an admission denial and part of a condition.</summary>
/// <param name="Path">The field in kubectl's notation: <c>spec.rules[2].ttl.max</c>.</param>
/// <param name="RuleId">The broken rule, as in docs/rules.md.</param>
/// <param name="Message">What was found, why it is refused, and the way out.</param>
public sealed record PolicyViolation(string Path, string RuleId, string Message)
{
    public override string ToString() => $"{Path}: {Message} ({RuleId})";
}
