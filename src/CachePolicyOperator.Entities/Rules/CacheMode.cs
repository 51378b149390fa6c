using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>Whether responses may be stored.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CacheMode>))]
public enum CacheMode
{
    /// <summary>Store responses within the rule's limits.</summary>
    Store,

    /// <summary>Pass every request to the origin and store nothing.</summary>
    Bypass,
}
