using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>
/// What the origin is told about the request beyond what the client said. Headers that an origin may build responses from are
/// set from what is in the key, or removed: whoever could send them unkeyed would choose what everybody gets.
/// </summary>
internal static class ForwardedHeaders
{
    private static readonly string[] NeverForwarded =
    [
        "forwarded", "x-accel-buffering", "x-accel-charset", "x-accel-expires", "x-accel-limit-rate", "x-accel-redirect",
        "x-forwarded-port", "x-forwarded-prefix", "x-forwarded-scheme", "x-forwarded-server", "x-host", "x-http-method",
        "x-http-method-override", "x-method-override", "x-original-host", "x-original-url", "x-rewrite-url",
    ];

    public static VariableName Scheme { get; } = VariableName.Own("scheme");

    public static VariableName Connection { get; } = VariableName.Own("connection");

    public static void WriteMaps(NginxWriter writer)
    {
        writer.Comment("The client's scheme, as the load balancer in front reports it. It is part of every key.");
        writer.Map(
            NginxString.Of($"$http_x_forwarded_proto"),
            Scheme,
            (NginxString.PatternIgnoringCase($"^https\\z"), NginxString.Of($"https")),
            (NginxString.PatternIgnoringCase($"^http\\z"), NginxString.Of($"http")),
            (NginxString.Default, NginxString.Of($"$scheme")));
        writer.Map(
            NginxString.Of($"$http_upgrade"),
            Connection,
            (NginxString.Of($""), NginxString.Of($"")),
            (NginxString.Default, NginxString.Of($"upgrade")));
    }

    /// <summary>For requests that are passed: the client's own headers, and who asked.</summary>
    public static void WritePassed(NginxWriter writer, EffectiveOrigin origin)
    {
        writer.Directive("proxy_set_header", NginxString.Of($"Host"), Host(origin));
        writer.Directive("proxy_set_header", NginxString.Of($"Connection"), Connection);
        writer.Fixed("proxy_set_header Upgrade $http_upgrade");
        WriteForwarded(writer);
    }

    /// <summary>For requests whose response may be stored, on their way to the origin or to the hop.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="host">The Host header.</param>
    /// <param name="key">Headers that count are forwarded as they count: of several lines only what the key saw.</param>
    public static void WriteStorable(NginxWriter writer, NginxString host, EffectiveKey key)
    {
        writer.Directive("proxy_set_header", NginxString.Of($"Host"), host);
        writer.Fixed("proxy_set_header Connection \"\"");
        WriteForwarded(writer);
        foreach (var header in key.Headers.Where(header => !IsSetByUs(header)))
            writer.Directive("proxy_set_header", NginxString.Plain($"{header}"), VariableName.RequestHeader(header));
        foreach (var header in NeverForwarded.Where(header => !key.Headers.Contains(header, StringComparer.Ordinal)))
            writer.Directive("proxy_set_header", NginxString.Plain($"{header}"), NginxString.Of($""));
    }

    /// <summary>The Host header that the origin gets from the front.</summary>
    public static NginxString Host(EffectiveOrigin origin) =>
        origin.HostHeader is { } fixedHost ? NginxString.Of($"{fixedHost}") : NginxString.Of($"$host");

    private static void WriteForwarded(NginxWriter writer)
    {
        writer.Fixed("proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for");
        writer.Fixed("proxy_set_header X-Forwarded-Host $host");
        writer.Directive("proxy_set_header", NginxString.Of($"X-Forwarded-Proto"), Scheme);
    }

    private static bool IsSetByUs(string header) =>
        header is "host" or "connection" or "x-forwarded-for" or "x-forwarded-host" or "x-forwarded-proto";
}
