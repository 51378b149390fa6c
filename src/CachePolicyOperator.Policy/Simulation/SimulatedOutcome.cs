namespace CachePolicyOperator.Policy.Simulation;

/// <summary>What a request gets.</summary>
internal enum SimulatedOutcome
{
    /// <summary>From the store, within its edge lifetime.</summary>
    Fresh,

    /// <summary>From the store, after its edge lifetime, while a new one is fetched (RFC 5861 section 3).</summary>
    StaleWhileRevalidating,

    /// <summary>From the store, after its edge lifetime, because the origin failed (RFC 5861 section 4).</summary>
    StaleOnError,

    /// <summary>From the store, after waiting for the response that another request has fetched.</summary>
    Coalesced,

    /// <summary>From the origin.</summary>
    Missed,

    /// <summary>From the origin, without a look into the store.</summary>
    Bypassed,
}
