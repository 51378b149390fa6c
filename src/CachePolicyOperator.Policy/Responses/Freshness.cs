namespace CachePolicyOperator.Policy.Responses;

/// <summary>How long a response may be reused without asking, by its own words (RFC 9111 section 4.2.1).</summary>
/// <param name="Source">What says so.</param>
/// <param name="Section">Where the specification says so.</param>
public abstract record Freshness(string Source, string Section)
{
    /// <summary>A lifetime; zero: stale at once.</summary>
    public sealed record Stated(long Seconds, string Source, string Section) : Freshness(Source, Section);

    /// <summary>No words: caches may guess, and nginx does not.</summary>
    public sealed record Unstated() : Freshness("nothing", "RFC 9111 section 4.2.2");
}
