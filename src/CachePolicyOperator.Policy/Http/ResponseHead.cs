namespace CachePolicyOperator.Policy.Http;

/// <summary>Status and header lines of a response, in their order.</summary>
public sealed record ResponseHead(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>The values of a header's lines.</summary>
    public IEnumerable<string> Lines(string name) =>
        Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);

    public bool Has(string name) => Lines(name).Any();

    /// <summary>All lines of a list header as one (RFC 9110 section 5.3); empty where there is none.</summary>
    public string Joined(string name) => string.Join(", ", Lines(name));
}
