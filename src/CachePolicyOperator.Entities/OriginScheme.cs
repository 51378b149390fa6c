using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>How the origin is spoken to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OriginScheme>))]
public enum OriginScheme
{
    Http,
    Https,
}
