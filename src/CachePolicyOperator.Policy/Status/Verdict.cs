using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Policy.Status;

/// <summary>A condition without its times.</summary>
public sealed record Verdict(string Type, ConditionStatus Status, string Reason, string Message);
