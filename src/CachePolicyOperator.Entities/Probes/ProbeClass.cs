using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>How a cache handles a request (RFC 9211).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProbeClass>))]
public enum ProbeClass
{
    /// <summary>Once repeated it is answered from the store.</summary>
    Hit,

    /// <summary>It goes to the origin however often it is repeated, though a rule could store the answer.</summary>
    Miss,

    /// <summary>The policy keeps it away from the store.</summary>
    Bypass,
}
