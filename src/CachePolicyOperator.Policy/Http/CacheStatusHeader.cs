using CachePolicyOperator.Policy.Http.StructuredFields;

namespace CachePolicyOperator.Policy.Http;

/// <summary>Reads Cache-Status (RFC 9211).</summary>
public static class CacheStatusHeader
{
    public const string Name = "Cache-Status";

    /// <summary>
    /// What the named cache says: its last member, because the cache nearest to the client comes last. Null where it says nothing, or
    /// the header is no list.
    /// </summary>
    public static CacheStatus? Read(IEnumerable<string> lines, string cache) =>
        StructuredList.Parse(lines)?.LastOrDefault(member => Text(member.Value) == cache) is { } member ? Read(member.Parameters) : null;

    private static CacheStatus Read(IReadOnlyDictionary<string, StructuredValue> parameters) => new(Handling(parameters))
    {
        Stored = IsTrue(parameters, "stored"),
        Rule = Text(parameters.GetValueOrDefault("rule")),
        Date = HttpDate.Parse(Text(parameters.GetValueOrDefault("date"))),
    };

    private static CacheHandling Handling(IReadOnlyDictionary<string, StructuredValue> parameters) =>
        IsTrue(parameters, "hit") ? CacheHandling.Hit
        : Text(parameters.GetValueOrDefault("fwd")) == "bypass" ? CacheHandling.Bypass
        : CacheHandling.Forwarded;

    private static bool IsTrue(IReadOnlyDictionary<string, StructuredValue> parameters, string name) =>
        parameters.GetValueOrDefault(name) is StructuredValue.Boolean { Value: true };

    private static string? Text(StructuredValue? value) => value switch
    {
        StructuredValue.Token token => token.Value,
        StructuredValue.Text text => text.Value,
        _ => null,
    };
}
