namespace CachePolicyOperator.Entities;

/// <summary>Bounds that the schema and the validation share, in the notation of durations.</summary>
public static class Limits
{
    /// <summary>A lifetime beyond a year is a slip (RFC 2616 said the same; its successors leave it open).</summary>
    public const string LongestLifetime = "365d";

    /// <summary>The sum of three lifetimes cannot be longer.</summary>
    public const string LongestStaleness = "1095d";

    /// <summary>A request that waits longer has no one waiting for it.</summary>
    public const string LongestTimeout = "1h";
}
