namespace CachePolicyOperator.Policy.Rollout.Drift;

/// <summary>How often one workload was put back lately, and whether that has become a fight.</summary>
/// <param name="Reverts">When it was put back, the last at the end.</param>
/// <param name="Backoffs">How often the operator has stepped back since it last was calm.</param>
/// <param name="Until">Until when it steps back; null: it does not.</param>
public sealed record DriftHistory(IReadOnlyList<DateTimeOffset> Reverts, int Backoffs, DateTimeOffset? Until)
{
    /// <summary>More reverts than these within <see cref="Window"/> are a fight.</summary>
    public const int Most = 5;

    /// <summary>A drift that comes later than this after the last revert has nothing to do with it.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public static DriftHistory None { get; } = new([], 0, null);

    /// <summary>What to do about a drift that is seen now, maybe again, and what is known afterwards.</summary>
    public (DriftDecision Decision, DriftHistory After) Seen(DateTimeOffset now)
    {
        if (Until is { } until && now < until + Window)
            return now < until ? (new DriftDecision.BackOff(until), this) : (new DriftDecision.Revert(), this);

        var recent = Reverts.Where(revert => now - revert < Window).ToList();
        if (recent.Count == 0)
            return (new DriftDecision.Revert(), None);
        return Backoffs > 0 || recent.Count >= Most
            ? StepBack(recent, now)
            : (new DriftDecision.Revert(), this with { Reverts = recent });
    }

    public DriftHistory Reverted(DateTimeOffset now) => this with { Reverts = [.. Reverts, now], Until = null };

    private (DriftDecision, DriftHistory) StepBack(IReadOnlyList<DateTimeOffset> recent, DateTimeOffset now)
    {
        var pause = Shortest * Math.Pow(2, Math.Min(Backoffs, 10));
        var until = now + (pause < Longest ? pause : Longest);
        return (new DriftDecision.BackOff(until), new(recent, Backoffs + 1, until));
    }
}
