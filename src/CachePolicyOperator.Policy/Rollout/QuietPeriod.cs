namespace CachePolicyOperator.Policy.Rollout;

/// <summary>Edits of a spec that follow each other closely, so that one rollout is enough for all of them.</summary>
/// <param name="Generation">The last edit.</param>
/// <param name="First">When the first was seen.</param>
/// <param name="Last">When the last was seen.</param>
public sealed record QuietPeriod(long Generation, DateTimeOffset First, DateTimeOffset Last)
{
    /// <summary>A person's second thought, or the next object of the same <c>kubectl apply</c>, comes within it; a rollout takes minutes.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    /// <summary>Whoever edits without end gets a rollout all the same.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>What is known once <paramref name="generation"/> is seen, maybe again.</summary>
    public static QuietPeriod Seen(QuietPeriod? before, long generation, DateTimeOffset now) =>
        before is null ? new(generation, now, now)
        : before.Generation == generation ? before
        : before with { Generation = generation, Last = now };

    /// <summary>How long to wait for further edits; null once it is time.</summary>
    public TimeSpan? Remaining(DateTimeOffset now)
    {
        var end = Last + Quiet < First + Longest ? Last + Quiet : First + Longest;
        return now < end ? end - now : null;
    }
}
