namespace CachePolicyOperator.Policy.Rollout.Strictness;

/// <summary>One thing that a change makes stricter.</summary>
/// <param name="Path">The field of the new spec in kubectl's notation: <c>spec.rules[2].ttl.max</c>.</param>
/// <param name="Message">What it was and what it is.</param>
public sealed record Stricture(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}
