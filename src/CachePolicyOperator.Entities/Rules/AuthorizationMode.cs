using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>What happens to requests with an Authorization header.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuthorizationMode>))]
public enum AuthorizationMode
{
    /// <summary>They always reach the origin; nothing is stored.</summary>
    Bypass,

    /// <summary>Stored and reused only when the response says public, s-maxage or must-revalidate (RFC 9111 section 3.5).</summary>
    OriginConsent,
}
