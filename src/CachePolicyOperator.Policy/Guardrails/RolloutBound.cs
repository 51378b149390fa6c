namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>How many rollouts may be in progress at once, and who says so.</summary>
/// <param name="Most">At most so many.</param>
/// <param name="SetBy">How messages name who set it.</param>
public sealed record RolloutBound(int Most, string SetBy);
