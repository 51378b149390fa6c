namespace CachePolicyOperator.Tests.Scripted;

/// <summary>A request as it arrived. <see cref="Target"/> is path and query as sent.</summary>
internal sealed record ScriptedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Path => Target.Split('?')[0];

    /// <summary>The decoded value of a query parameter; null where it was not sent.</summary>
    public string? Query(string name) =>
        Target.Split('?', 2).ElementAtOrDefault(1)?.Split('&')
            .Select(pair => pair.Split('=', 2))
            .Where(pair => pair[0] == name)
            .Select(pair => Uri.UnescapeDataString(pair[1]))
            .FirstOrDefault();
}
