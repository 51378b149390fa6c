namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>CEL that must hold for a request to be judged.</summary>
public sealed record MatchCondition(string Name, string Expression);
