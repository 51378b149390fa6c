using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>A caching proxy, by an abstract name (products get renamed).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Engine>))]
public enum Engine
{
    /// <summary>nginx 1.22 or later, open source.</summary>
    Nginx,
}
