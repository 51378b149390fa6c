using System.Collections.Frozen;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>What holds where no guard-rail says otherwise.</summary>
/// <remarks>
/// Pages and API responses change at any time and users notice, so they live for minutes; versioned assets change their URL with
/// their content, so they may live for a year. No purge reaches a browser: only versioned assets stay there for more than an hour.
/// </remarks>
public static class DefaultCeilings
{
    /// <summary>Raised this many times or more in one change, or above <see cref="GrowthAbove"/>: only with an acknowledgement.</summary>
    public const int GrowthFactor = 4;

    private static readonly FrozenDictionary<(ContentClass, Budget), CacheDuration> All = new[]
    {
        Row(ContentClass.Html, edge: "10m", client: "1m", whileRevalidate: "1m", ifError: "30m", staleness: "1h"),
        Row(ContentClass.Api, edge: "5m", client: "1m", whileRevalidate: "1m", ifError: "10m", staleness: "20m"),
        Row(ContentClass.VersionedAsset, edge: "365d", client: "365d", whileRevalidate: "7d", ifError: "30d", staleness: "760d"),
        Row(ContentClass.MutableAsset, edge: "1d", client: "1h", whileRevalidate: "1h", ifError: "1d", staleness: "3d"),
        Row(ContentClass.Media, edge: "30d", client: "1h", whileRevalidate: "1d", ifError: "7d", staleness: "40d"),
    }.SelectMany(row => row).ToFrozenDictionary();

    public static CacheDuration GrowthAbove { get; } = Duration("1h");

    public static CacheDuration Of(ContentClass contentClass, Budget budget) => All[(contentClass, budget)];

    private static KeyValuePair<(ContentClass, Budget), CacheDuration>[] Row(ContentClass contentClass, string edge, string client, string whileRevalidate, string ifError, string staleness) =>
    [
        new((contentClass, Budget.Edge), Duration(edge)),
        new((contentClass, Budget.Client), Duration(client)),
        new((contentClass, Budget.WhileRevalidate), Duration(whileRevalidate)),
        new((contentClass, Budget.IfError), Duration(ifError)),
        new((contentClass, Budget.Negative), Duration("1m")),
        new((contentClass, Budget.NotFound), Duration("5m")),
        new((contentClass, Budget.Staleness), Duration(staleness)),
    ];

    private static CacheDuration Duration(string text) => CacheDuration.Parse(text).OrThrow();
}
