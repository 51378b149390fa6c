using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Entities;

/// <summary>The last revision that every ready pod served.</summary>
public sealed record StableRevision
{
    /// <summary>Its hash.</summary>
    public string Revision { get; set; } = "";

    /// <summary>Name of the ConfigMap that holds it.</summary>
    public string ConfigMap { get; set; } = "";

    /// <summary>The cache generation in its keys.</summary>
    public long CacheGeneration { get; init; }

    /// <summary>When every ready pod served it for the first time.</summary>
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? Since { get; init; }
}
