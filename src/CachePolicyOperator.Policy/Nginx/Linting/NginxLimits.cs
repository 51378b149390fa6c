using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Nginx.Linting;

/// <summary>The limits that raw configuration is held to.</summary>
/// <param name="Edge">How long the proxy may serve a stored response, by class.</param>
/// <param name="Client">How long a browser may use a response, by class: no purge reaches it there.</param>
/// <param name="Negative">How long an error may be stored.</param>
/// <param name="NotFound">How long 404 and 410 may be stored.</param>
public sealed record NginxLimits(
    IReadOnlyDictionary<ContentClass, NginxLimit> Edge,
    IReadOnlyDictionary<ContentClass, NginxLimit> Client,
    NginxLimit Negative,
    NginxLimit NotFound)
{
    /// <summary>All files together; the API server refuses a ConfigMap above 1 MiB, with its metadata.</summary>
    public const int MostBytes = 900 * 1024;

    /// <summary>What holds where no guard-rail says otherwise.</summary>
    public static NginxLimits Default { get; } = new(
        ByClass(html: "10m", api: "5m", versioned: "365d", mutable: "1d", media: "30d"),
        ByClass(html: "1m", api: "1m", versioned: "365d", mutable: "1h", media: "1h"),
        new(Duration("1m"), "the default for errors"),
        new(Duration("5m"), "the default for 404 and 410"));

    private static Dictionary<ContentClass, NginxLimit> ByClass(string html, string api, string versioned, string mutable, string media) => new()
    {
        [ContentClass.Html] = new(Duration(html), "the default for Html"),
        [ContentClass.Api] = new(Duration(api), "the default for Api"),
        [ContentClass.VersionedAsset] = new(Duration(versioned), "the default for VersionedAsset"),
        [ContentClass.MutableAsset] = new(Duration(mutable), "the default for MutableAsset"),
        [ContentClass.Media] = new(Duration(media), "the default for Media"),
    };

    private static CacheDuration Duration(string text) => CacheDuration.Parse(text).OrThrow();
}
