using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>Something that a policy's rules can use, and a guard-rail can require or forbid.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PolicyFeature>))]
public enum PolicyFeature
{
    /// <summary>The rule says its contentClass.</summary>
    ContentClass,

    /// <summary>ttl.mode Override: the origin's lifetime is ignored.</summary>
    Override,

    /// <summary>ttl.mode RespectOrigin: the origin decides, within max.</summary>
    RespectOrigin,

    /// <summary>ttl.client above 0s: browsers keep responses out of reach of any invalidation.</summary>
    ClientCaching,

    /// <summary>ttl.negative: error responses are stored.</summary>
    NegativeCaching,

    /// <summary>stale.whileRevalidate (RFC 5861 section 3).</summary>
    StaleWhileRevalidate,

    /// <summary>stale.ifError (RFC 5861 section 4): content stays available while the origin fails.</summary>
    StaleIfError,

    /// <summary>coalescing: simultaneous misses become one request to the origin.</summary>
    Coalescing,

    /// <summary>bypass.authorization OriginConsent: responses to requests with Authorization are stored where the origin allows it.</summary>
    AuthorizationCaching,

    /// <summary>origin.scheme Https.</summary>
    HttpsOrigin,
}
