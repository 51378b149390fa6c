namespace CachePolicyOperator.ProxyTests;

/// <summary>What arrived at the origin.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Method">As sent.</param>
/// <param name="Target">Path and query as sent.</param>
/// <param name="Headers">Name and value of each line, in order.</param>
/// <param name="Body">Decoded as UTF-8.</param>
internal sealed record OriginRequest(int Number, string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, string Body)
{
    /// <summary>The values of a header's lines; null where there is none.</summary>
    public string? Header(string name)
    {
        var values = Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToList();
        return values.Count == 0 ? null : string.Join(" | ", values);
    }
}
