namespace CachePolicyOperator.Policy.Requests;

/// <summary>A request as a client sends it.</summary>
/// <param name="Host">Lower case, without a port; null: the address that it is sent to.</param>
/// <param name="Target">Path and query as on the wire.</param>
/// <param name="Headers">Further headers.</param>
public sealed record ProbeRequest(string? Host, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    public string Method { get; init; } = "GET";

    /// <summary>The path as proxies compare it; null: they read it in different ways, and pass it on unseen.</summary>
    public string? Path { get; } = RequestPath.Normalize(Target);

    /// <summary>As on the wire, without the question mark.</summary>
    public string Query => Target.Split('#', 2)[0].Split('?', 2) is [_, var query] ? query : "";
}
