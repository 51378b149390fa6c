namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>One reason of a denial.</summary>
/// <param name="Path">The field in kubectl's notation: <c>spec.rules[2].ttl.max</c>.</param>
/// <param name="Message">What was found, the limit, who set it, the way out; with the id of the rule.</param>
public sealed record AdmissionCause(string Path, string Message);
