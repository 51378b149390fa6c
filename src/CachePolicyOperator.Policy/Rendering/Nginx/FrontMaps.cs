namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>What the front reads from the hop's answers.</summary>
internal static class FrontMaps
{
    /// <summary>The client's Cache-Control line; where the hop did not answer, nothing may be kept.</summary>
    public static VariableName ClientFromHop { get; } = VariableName.Own("client");

    public static void Write(NginxWriter writer) => writer.Map(
        NginxString.Of($"$upstream_http_x_cachepolicy_client"),
        ClientFromHop,
        (NginxString.Of($""), NginxString.Of($"no-store")),
        (NginxString.Default, NginxString.Of($"$upstream_http_x_cachepolicy_client")));
}
