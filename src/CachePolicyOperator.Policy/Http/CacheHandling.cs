namespace CachePolicyOperator.Policy.Http;

/// <summary>Whether an answer came from the store, and why not (RFC 9211 sections 2.1 and 2.2).</summary>
public enum CacheHandling
{
    /// <summary>From the store.</summary>
    Hit,

    /// <summary>From the origin, because the cache was configured not to handle the request.</summary>
    Bypass,

    /// <summary>From the origin, for any other reason: nothing was stored, or it was stale.</summary>
    Forwarded,
}
