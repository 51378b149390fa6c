using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Explaining.Origins;

/// <summary>How long a stale copy may be served, and why not for as long as the policy says.</summary>
public sealed record StaleWindow(CacheDuration Length, string? Narrowed);
