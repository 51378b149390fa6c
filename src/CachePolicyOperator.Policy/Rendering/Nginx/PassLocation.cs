using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>A location from which requests reach the origin as the client sent them, and nothing is stored.</summary>
internal static class PassLocation
{
    public static void Write(NginxWriter writer, EffectiveOrigin origin, string location, NginxString cacheStatus)
    {
        writer.Space();
        writer.Block("location", [NginxString.Plain($"{location}")], () =>
        {
            writer.Fixed("proxy_ignore_headers X-Accel-Expires X-Accel-Redirect X-Accel-Limit-Rate X-Accel-Charset");
            OriginUpstream.WritePass(writer, origin);
            ForwardedHeaders.WritePassed(writer, origin);
            writer.Directive("add_header", NginxString.Of($"Cache-Status"), cacheStatus, NginxString.Plain($"always"));
        });
    }
}
