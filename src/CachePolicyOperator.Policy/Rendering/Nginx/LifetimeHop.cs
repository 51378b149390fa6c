using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>
/// A second server on the pod's loopback interface, through which the misses of some rules go. It reads what the origin says and
/// tells the front one Cache-Control line: a lifetime within the policy's maximum and stale windows within the policy's.
/// </summary>
/// <remarks>
/// Guarantees: no header of the origin gives a response a longer lifetime or window at the edge than the policy; where the origin
/// is not understood, the response is not stored. It works in one pass on every nginx from 1.22:
/// <list type="bullet">
/// <item>nginx has no directive that limits an origin's lifetime, and reads the stale windows only from Cache-Control.</item>
/// <item>expires replaces all Cache-Control lines of responses that are no errors; the line that decides is added after it, and
/// nginx lets each later line overrule lifetimes and windows of the earlier ones.</item>
/// <item>On errors expires does nothing: the origin's lines stay before ours. What they forbid stays forbidden, what they allow
/// is overruled.</item>
/// </list>
/// The front says in the Host header which rule asks and whether it holds an expired response. In that case, and if the rule has a
/// stale-if-error window, a failure of the origin closes the connection instead of being passed on: only when there is no
/// response at all does nginx honour a response's own stale-if-error window (ngx_http_upstream_next); for error statuses it knows
/// only proxy_cache_use_stale, which has no end.
/// </remarks>
internal static class LifetimeHop
{
    public const string Upstream = "cachepolicy_hop";

    /// <summary>In the hop: "1" when the request bypassed the front's store.</summary>
    public static VariableName Bypassed { get; } = VariableName.Own("bypassed");

    // Of expires: any lifetime, as the line that follows overrules it. The point is that it reads the lines before it erases them.
    private static VariableName Erase { get; } = VariableName.Own("erase");

    public static bool IsNeeded(EffectiveRule rule) => rule is EffectiveRule.Store store
        && (store.Lifetime is EffectiveLifetime.RespectOrigin || store.StaleWhileRevalidate.Seconds > 0 || store.StaleIfError.Seconds > 0);

    /// <summary>The Host header with which the front names the rule and what it holds.</summary>
    public static NginxString HostFromFront(RuleNames names) => NginxString.Of($"s-$upstream_cache_status.{names.HopHost}");

    public static void WriteMaps(NginxWriter writer)
    {
        writer.Map(
            NginxString.Of($"$host"),
            Bypassed,
            (NginxString.Pattern($"^s-bypass[.]"), NginxString.Of($"1")),
            (NginxString.Default, NginxString.Of($"")));
        writer.Map(NginxString.Of($"$sent_http_cache_control"), Erase, (NginxString.Default, NginxString.Of($"1s")));
    }

    public static void WriteServers(
        NginxWriter writer, EffectivePolicy policy, NginxLayout layout, EffectiveRule.Store rule, RuleNames names)
    {
        Write(NginxString.Plain($"*.{names.HopHost}"), failuresCloseConnection: false);
        if (rule.StaleIfError.Seconds > 0)
            Write(NginxString.Plain($"s-expired.{names.HopHost}"), failuresCloseConnection: true);

        void Write(NginxString serverName, bool failuresCloseConnection) =>
            WriteServer(writer, policy, layout, names, serverName, failuresCloseConnection);
    }

    private static void WriteServer(
        NginxWriter writer,
        EffectivePolicy policy,
        NginxLayout layout,
        RuleNames names,
        NginxString serverName,
        bool failuresCloseConnection)
    {
        writer.Space();
        writer.Block("server", [], () =>
        {
            writer.Directive("listen", NginxString.Plain($"127.0.0.1:{policy.Listen.InternalPort}"));
            writer.Directive("server_name", serverName);
            writer.Fixed("access_log off");
            writer.Fixed("server_tokens off");
            writer.Fixed("gzip off");
            writer.Fixed("client_max_body_size 0");
            writer.Fixed("large_client_header_buffers 8 32k");
            writer.Comment("The front closes first: a connection that it reuses is never one that this server is closing.");
            writer.Fixed("keepalive_timeout 1h");
            writer.Fixed("keepalive_requests 1000000");
            OriginUpstream.WriteProxySettings(writer, policy.Origin);
            OriginUpstream.WriteTls(writer, policy.Origin, layout);
            writer.Block("location", [NginxString.Plain($"/")], () =>
            {
                OriginUpstream.WritePass(writer, policy.Origin);
                writer.Directive("proxy_set_header", NginxString.Of($"Host"), HostForOrigin(policy.Origin));
                writer.Fixed("proxy_set_header Connection \"\"");
                writer.Fixed("proxy_set_header X-CachePolicy-Host \"\"");
                writer.Fixed("proxy_ignore_headers X-Accel-Expires X-Accel-Redirect X-Accel-Limit-Rate X-Accel-Buffering X-Accel-Charset");
                writer.Fixed("proxy_hide_header Expires");
                writer.Fixed("proxy_hide_header CDN-Cache-Control");
                writer.Fixed("proxy_hide_header X-CachePolicy-Client");
                writer.Fixed("proxy_hide_header X-CachePolicy-Store");
                writer.Fixed("proxy_max_temp_file_size 0");
                writer.Directive("expires", Erase);
                writer.Directive("add_header", NginxString.Of($"X-CachePolicy-Client"), names.Client, NginxString.Plain($"always"));
                writer.Directive("add_header", NginxString.Of($"X-CachePolicy-Store"), names.Store, NginxString.Plain($"always"));
                writer.Directive("add_header", NginxString.Of($"Cache-Control"), names.Edge, NginxString.Plain($"always"));
                if (failuresCloseConnection)
                {
                    writer.Fixed("proxy_intercept_errors on");
                    writer.Fixed("error_page 500 502 503 504 = @failed");
                }
            });
            if (failuresCloseConnection)
                writer.Block("location", [NginxString.Plain($"@failed")], () => writer.Fixed("return 444"));
        });
    }

    private static NginxString HostForOrigin(EffectiveOrigin origin) =>
        origin.HostHeader is { } fixedHost ? NginxString.Of($"{fixedHost}") : NginxString.Of($"$http_x_cachepolicy_host");
}
