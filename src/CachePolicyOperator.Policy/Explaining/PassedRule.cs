using CachePolicyOperator.Policy.Requests;

namespace CachePolicyOperator.Policy.Explaining;

/// <summary>A rule that comes before the one that decides, and why it is not for the request.</summary>
public sealed record PassedRule(string Name, string Path, IReadOnlyList<MatchMiss> Misses);
