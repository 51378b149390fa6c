using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Nginx.Linting.Model;

namespace CachePolicyOperator.Policy.Nginx.Import;

/// <summary>proxy_cache_use_stale and background updates, which have no end in nginx and a window in a policy.</summary>
internal static class StaleImport
{
    private const string IfError = "1h";
    private const string WhileRevalidate = "10s";

    // What a policy takes for a failure of the origin.
    private static readonly string[] Failures = ["error", "timeout", "invalid_header", "http_500", "http_502", "http_503", "http_504"];

    public static Stale? Import(CachedPlace place, ImportRemarks remarks)
    {
        if (place.TheOne(Setting.CacheUseStale) is not { } directive)
            return null;
        var words = directive.Words().ToHashSet();
        foreach (var word in words.Except([.. Failures, "updating", "off"]))
            remarks.Loss(directive, $"{directive.Name} {word}: a policy serves stale while it revalidates, and when the origin does not answer or answers 500, 502, 503 or 504");

        var stale = new Stale
        {
            IfError = words.Overlaps(Failures) ? IfError : null,
            WhileRevalidate = words.Contains("updating") && place.IsOn(Setting.CacheBackgroundUpdate) ? WhileRevalidate : null,
        };
        if (words.Contains("updating") && stale.WhileRevalidate is null)
            remarks.Loss(directive, $"{directive.Name} updating without proxy_cache_background_update: in a policy nobody waits while a response is refreshed, or everybody");
        if (stale == new Stale())
            return null;
        remarks.Loss(directive, $"{directive.Name} has no end; the policy's windows are {string.Join(" and ", new[] { stale.IfError is null ? null : $"ifError: {IfError}", stale.WhileRevalidate is null ? null : $"whileRevalidate: {WhileRevalidate}" }.OfType<string>())}");
        return stale;
    }

    /// <summary>How simultaneous misses are handled.</summary>
    public static Coalescing Coalescing(CachedPlace place, ImportRemarks remarks)
    {
        if (!place.IsOn(Setting.CacheLock))
            return new() { Enabled = false };
        if (place.TheOne(Setting.CacheLockTimeout) is not { ArgumentCount: 1 } timeout)
            return new();
        if (NginxTime.Parse(timeout[0].Text) is { Seconds: > 0 and <= 3600 } time)
            return new() { Timeout = $"{CacheDuration.FromSeconds(time.Seconds)}" };
        remarks.Loss(timeout, $"{timeout.Name} {timeout[0].Text}: timeouts are 1s to 1h");
        return new();
    }
}
