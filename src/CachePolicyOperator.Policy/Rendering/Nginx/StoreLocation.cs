using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>The location of a rule that stores.</summary>
internal sealed class StoreLocation(NginxWriter writer, EffectivePolicy policy, EffectiveRule.Store rule, RuleNames names)
{
    private readonly bool _hop = LifetimeHop.IsNeeded(rule);

    public void Write(NginxString zone, CacheStatus cacheStatus)
    {
        writer.Space();
        writer.Block("location", [NginxString.Plain($"{names.Location}")], () =>
        {
            writer.Comment("The origin gets the path as nginx decoded and normalised it, and the parameters that count: what the key holds.");
            writer.Directive("set", NginxString.Of($"$args"), QuerySelection.Variable(rule.Key.Query, names));
            WriteStore(zone);
            if (_hop)
                WriteHop();
            else
                WriteDirect();

            foreach (var header in ConsumedHeaders)
                writer.Directive("proxy_hide_header", NginxString.Plain($"{header}"));
            if (!_hop)
                writer.Directive("expires", names.Expires);
            writer.Directive("add_header", NginxString.Of($"Cache-Status"), cacheStatus.OfStore(rule.Name, names), NginxString.Plain($"always"));
            writer.Directive(
                "add_header",
                NginxString.Of($"Cache-Control"),
                _hop ? FrontMaps.ClientFromHop : names.Client,
                NginxString.Plain($"always"));
        });
    }

    // What the client is told about lifetimes is this cache's to say, and so is what the origin told this cache.
    private string[] ConsumedHeaders => _hop
        ? ["Cache-Control", "Expires", "Pragma", "Age", "CDN-Cache-Control", "Surrogate-Control", "X-CachePolicy-Client", "X-CachePolicy-Store"]
        : ["Expires", "Pragma", "Age", "CDN-Cache-Control", "Surrogate-Control"];

    private void WriteStore(NginxString zone)
    {
        writer.Directive("proxy_cache", zone);
        CacheKeyExpression.Write(writer, rule.Key, names);
        writer.Directive("proxy_cache_bypass", names.Bypass);
        if (rule.Coalescing is { } wait)
        {
            writer.Fixed("proxy_cache_lock on");
            writer.Directive("proxy_cache_lock_timeout", OriginUpstream.Milliseconds(wait));
            writer.Directive("proxy_cache_lock_age", OriginUpstream.Milliseconds(wait));
        }

        if (rule.StaleWhileRevalidate.Seconds > 0)
        {
            writer.Comment("Without \"updating\" in proxy_cache_use_stale: that has no end, the response's own window has one.");
            writer.Fixed("proxy_cache_background_update on");
        }
    }

    private void WriteHop()
    {
        writer.Fixed("proxy_ignore_headers Expires X-Accel-Expires X-Accel-Redirect X-Accel-Limit-Rate X-Accel-Buffering X-Accel-Charset");
        writer.Directive("proxy_no_cache", names.Bypass);
        writer.Directive("proxy_pass", NginxString.Of($"http://{LifetimeHop.Upstream}"));
        writer.Comment("A failed try is not repeated: the hop repeats where that is safe, and its closing tells about the origin.");
        writer.Fixed("proxy_next_upstream off");
        writer.Directive("proxy_read_timeout", OriginUpstream.Milliseconds(HopTimeout));
        ForwardedHeaders.WriteStorable(writer, LifetimeHop.HostFromFront(names), rule.Key);
        writer.Fixed("proxy_set_header X-CachePolicy-Host $host");
    }

    private void WriteDirect()
    {
        writer.Fixed("proxy_ignore_headers Cache-Control Expires X-Accel-Expires X-Accel-Redirect X-Accel-Limit-Rate X-Accel-Buffering X-Accel-Charset");
        if (rule.Lifetime is EffectiveLifetime.Override { Edge.Seconds: > 0 and var edge })
            writer.Directive("proxy_cache_valid", 200, 301, 308, NginxString.Plain($"{edge}s"));
        foreach (var (status, ttl) in rule.Negative)
            writer.Directive("proxy_cache_valid", status, NginxString.Plain($"{ttl.Seconds}s"));
        if (rule.Unless.Authorization == AuthorizationMode.OriginConsent)
            writer.Directive("proxy_no_cache", names.Bypass, ResponseFacts.Prohibited, ResponseFacts.Unselectable, names.NoConsent);
        else
            writer.Directive("proxy_no_cache", names.Bypass, ResponseFacts.Prohibited, ResponseFacts.Unselectable);
        OriginUpstream.WritePass(writer, policy.Origin);
        ForwardedHeaders.WriteStorable(writer, ForwardedHeaders.Host(policy.Origin), rule.Key);
    }

    // The hop gives up first.
    private CacheDuration HopTimeout => CacheDuration.FromSeconds(
        Math.Min((policy.Origin.ConnectTimeout.Seconds * 2) + (policy.Origin.ReadTimeout.Seconds * 2) + 5, CacheDuration.Longest.Seconds));
}
