using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>The origin, and how it is spoken to.</summary>
internal static class OriginUpstream
{
    private const string Name = "cachepolicy_origin";

    public static void WriteUpstreams(NginxWriter writer, EffectivePolicy policy, NginxLayout layout)
    {
        writer.Space();
        WriteUpstream(writer, Name, layout.OriginAddress is { } address
            ? NginxString.Plain($"{address}")
            : NginxString.Plain($"{policy.Origin.Host}:{policy.Origin.Port}"));
        if (policy.Rules.Any(LifetimeHop.IsNeeded))
            WriteUpstream(writer, LifetimeHop.Upstream, NginxString.Plain($"127.0.0.1:{policy.Listen.InternalPort}"));
    }

    /// <summary>Settings of a whole server; header lists are the locations'.</summary>
    public static void WriteProxySettings(NginxWriter writer, EffectiveOrigin origin)
    {
        writer.Fixed("proxy_http_version 1.1");
        writer.Directive("proxy_connect_timeout", Milliseconds(origin.ConnectTimeout));
        writer.Directive("proxy_send_timeout", Milliseconds(origin.ReadTimeout));
        writer.Directive("proxy_read_timeout", Milliseconds(origin.ReadTimeout));
        writer.Fixed("proxy_redirect off");
        writer.Comment("Room for a long cache key and long response headers.");
        writer.Fixed("proxy_buffer_size 16k");
        writer.Fixed("proxy_buffers 8 16k");
    }

    public static void WriteTls(NginxWriter writer, EffectiveOrigin origin, NginxLayout layout)
    {
        if (!origin.Tls)
            return;

        writer.Fixed("proxy_ssl_server_name on");
        writer.Directive("proxy_ssl_name", NginxString.Of($"{origin.Host}"));
        writer.Fixed("proxy_ssl_verify on");
        writer.Fixed("proxy_ssl_verify_depth 5");
        writer.Fixed("proxy_ssl_protocols TLSv1.2 TLSv1.3");
        writer.Directive("proxy_ssl_trusted_certificate", NginxString.Plain($"{layout.TrustedCertificates}"));
    }

    public static void WritePass(NginxWriter writer, EffectiveOrigin origin) =>
        writer.Directive("proxy_pass", origin.Tls ? NginxString.Of($"https://{Name}") : NginxString.Of($"http://{Name}"));

    public static NginxString Milliseconds(CacheDuration duration) => NginxString.Plain($"{duration.Milliseconds}ms");

    private static void WriteUpstream(NginxWriter writer, string name, NginxString address) =>
        writer.Block("upstream", [NginxString.Plain($"{name}")], () =>
        {
            writer.Directive("server", address);
            writer.Fixed("keepalive 32");
        });
}
