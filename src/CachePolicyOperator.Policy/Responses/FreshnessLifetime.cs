using CachePolicyOperator.Policy.Http;

namespace CachePolicyOperator.Policy.Responses;

/// <summary>The precedence of RFC 9111 section 4.2.1 for a shared cache: s-maxage, max-age, Expires.</summary>
public static class FreshnessLifetime
{
    /// <param name="reviewed">The response.</param>
    /// <param name="received">When it arrived, in place of a Date that is missing (RFC 9110 section 6.6.1).</param>
    public static Freshness Of(ReviewedResponse reviewed, DateTimeOffset received) =>
        Directive(reviewed, "s-maxage", "RFC 9111 section 5.2.2.10")
        ?? Directive(reviewed, "max-age", "RFC 9111 section 5.2.2.1")
        ?? Expires(reviewed, received)
        ?? (Freshness)new Freshness.Unstated();

    private static Freshness.Stated? Directive(ReviewedResponse reviewed, string name, string section)
    {
        var (field, where) = reviewed.Directives.IsTargeted ? ($" of {CacheDirectives.Targeted}", "RFC 9213 section 2.2, ") : ("", "");
        return reviewed.Directives.Control.Seconds(name) switch
        {
            StatedSeconds.Number(var seconds) => new(seconds, $"{name}={seconds}{field}", where + section),
            StatedSeconds.Unreadable(var text) => new(0, $"{name}={text}{field}, which is no number and so means stale", where + "RFC 9111 section 4.2.1"),
            _ => null,
        };
    }

    private static Freshness.Stated? Expires(ReviewedResponse reviewed, DateTimeOffset received)
    {
        if (reviewed.Expires is not { } text)
            return null;
        if (HttpDate.Parse(text) is not { } expires)
            return new(0, $"Expires: {text}, which is no date and so means stale", "RFC 9111 section 5.3");
        var date = HttpDate.Parse(reviewed.Response.Lines("Date").FirstOrDefault()) ?? received;
        return new(Math.Clamp((long)(expires - date).TotalSeconds, 0, CacheControl.LongestSeconds), "Expires minus Date", "RFC 9111 section 5.3");
    }
}
