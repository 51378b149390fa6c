using System.Globalization;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rollout.Holding;

/// <summary>A canary as the spec asks for it.</summary>
/// <param name="Pods">A number, or a percentage.</param>
/// <param name="Hold">How long its pods serve before the others follow.</param>
public sealed record CanaryPlan(string Pods, TimeSpan Hold)
{
    private static readonly TimeSpan DefaultHold = TimeSpan.FromMinutes(1);

    public static CanaryPlan? Of(Canary? canary) =>
        canary is null ? null : new(canary.Pods, CacheDuration.Parse(canary.Hold) is Parsed<CacheDuration>.Value hold ? hold.Result.TimeSpan : DefaultHold);

    /// <summary>So many of a workload's pods, at least one: a text that the schema would have refused means one.</summary>
    public int Of(int desired)
    {
        var count = Pods.EndsWith('%') ? (int)Math.Ceiling(Number(Pods.AsSpan()[..^1]) * desired / 100.0) : Number(Pods);
        return Math.Clamp(count, 1, Math.Max(1, desired));
    }

    private static int Number(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
}
