using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>Where and how much the proxy stores.</summary>
public sealed record Storage
{
    /// <summary>Upper bound of what is stored, as in 512Mi. What was not asked for longest is removed first. Keep it below the size of the volume.</summary>
    [Default("\"256Mi\"")]
    [Quantity]
    [JsonConverter(typeof(QuantityConverter))]
    public string Size { get; set; } = "256Mi";

    /// <summary>Responses that nobody asked for during this time are removed. This is not a lifetime: what is asked for often stays, fresh or not.</summary>
    [Default("\"1h\"")]
    [Duration("1s", Limits.LongestLifetime)]
    public string Inactive { get; set; } = "1h";

    /// <summary>Folder in the container; it must be writable for the proxy.</summary>
    [Default("\"/var/cache/nginx\"")]
    [Length(2, 256)]
    [Pattern(Patterns.Folder)]
    public string Path { get; set; } = "/var/cache/nginx";
}
