using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>What a duration may be, as its <c>Duration</c> attribute states in the schema.</summary>
/// <param name="Minimum">The shortest.</param>
/// <param name="Maximum">The longest.</param>
/// <param name="Milliseconds">Whether ms may be used.</param>
internal sealed record DurationBounds(CacheDuration Minimum, CacheDuration Maximum, bool Milliseconds)
{
    /// <summary>A time in which something stored may be served or kept.</summary>
    internal static readonly DurationBounds Lifetime = Between("1s", Limits.LongestLifetime, milliseconds: false);

    /// <summary>A lifetime that may be nothing.</summary>
    internal static readonly DurationBounds LifetimeOrNone = Between("0s", Limits.LongestLifetime, milliseconds: false);

    /// <summary>An age up to which an answer is fresh enough.</summary>
    internal static readonly DurationBounds Staleness = Between("1s", Limits.LongestStaleness, milliseconds: false);

    /// <summary>A time that a request waits.</summary>
    internal static readonly DurationBounds Timeout = Between("1ms", Limits.LongestTimeout, milliseconds: true);

    /// <summary>A time that a rollout may take.</summary>
    internal static readonly DurationBounds Deadline = Between("10s", "1d", milliseconds: false);

    /// <summary>A time that a canary is looked at.</summary>
    internal static readonly DurationBounds Hold = Between("1s", "1d", milliseconds: false);

    private static DurationBounds Between(string minimum, string maximum, bool milliseconds) =>
        new(CacheDuration.Parse(minimum).OrThrow(), CacheDuration.Parse(maximum).OrThrow(), milliseconds);
}
