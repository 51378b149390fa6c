using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>Who decides the edge lifetime.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TtlMode>))]
public enum TtlMode
{
    /// <summary>The origin, within a maximum.</summary>
    RespectOrigin,

    /// <summary>The policy; the origin's lifetime is ignored, its prohibitions (private, no-store) are not.</summary>
    Override,
}
