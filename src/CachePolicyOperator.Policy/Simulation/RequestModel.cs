using CachePolicyOperator.Policy.Simulation.Logs;
using CachePolicyOperator.Policy.Simulation.Storing;

namespace CachePolicyOperator.Policy.Simulation;

/// <summary>What a proxy does with a request of a storing rule: nginx's decisions (ngx_http_file_cache_read, ngx_http_upstream_cache), without nginx.</summary>
/// <param name="originLatency">Where the log does not say how long the origin takes.</param>
internal sealed class RequestModel(long originLatency)
{
    // A file's head: nginx's own, the key and the response's header fields. Files take whole blocks.
    private const long HeadBytes = 700;

    public const int BlockBytes = 4096;

    /// <param name="rule">The rule of the request.</param>
    /// <param name="request">The request; its status is that of the origin, should it be asked.</param>
    /// <param name="key">The request's key.</param>
    /// <param name="now">No earlier than before.</param>
    /// <param name="store">What is stored.</param>
    /// <param name="origin">Counts requests to the origin.</param>
    /// <returns>What the request gets, and the age of what comes from the store in milliseconds.</returns>
    public (SimulatedOutcome Outcome, long Age) Take(SimulatedRule rule, LoggedRequest request, ulong key, long now, ObjectStore store, RateMeter origin)
    {
        store.Advance(now);
        var latency = request.Latency == LoggedRequest.UnknownLatency ? originLatency : request.Latency;
        var blocks = Blocks(request.Bytes);
        var place = store.Use(key, now);
        if (place < 0)
        {
            origin.Add(now);
            if (rule.LifetimeOf(request.Status) > 0)
                Fetch(store, store.Add(key, now, blocks), StoredObject.Nothing);
            return (SimulatedOutcome.Missed, 0);
        }

        // Of HEAD, 304 and 206 the log does not say how large the whole response is.
        if (blocks > store[place].Blocks)
            store.Resize(place, blocks);

        ref var stored = ref store[place];
        if (now < stored.Stored)
            return InFlight(ref stored);

        var second = now / 1000;
        var age = now - stored.Stored;
        if (second <= stored.FreshUntil)
            return (SimulatedOutcome.Fresh, age);

        origin.Add(now);
        if (second <= stored.FreshUntil + rule.WhileRevalidate)
        {
            if (rule.LifetimeOf(request.Status) > 0)
                Fetch(store, place, stored.Stored);
            return (SimulatedOutcome.StaleWhileRevalidating, age);
        }

        if (request.Status is 500 or 502 or 503 or 504 && second <= stored.FreshUntil + rule.IfError)
            return (SimulatedOutcome.StaleOnError, age);
        if (rule.LifetimeOf(request.Status) > 0)
            Fetch(store, place, StoredObject.Expired);
        return (SimulatedOutcome.Missed, 0);

        void Fetch(ObjectStore objects, int at, long before)
        {
            ref var fetched = ref objects[at];
            fetched.Before = before;
            fetched.Stored = now + latency;
            fetched.FreshUntil = ((now + latency) / 1000) + rule.LifetimeOf(request.Status);
        }

        (SimulatedOutcome Outcome, long Age) InFlight(ref StoredObject awaited)
        {
            if (awaited.Before >= 0)
                return (SimulatedOutcome.StaleWhileRevalidating, now - awaited.Before);
            if (awaited.Before == StoredObject.Nothing && rule.Wait >= awaited.Stored - now)
                return (SimulatedOutcome.Coalesced, 0);
            origin.Add(now);
            return (SimulatedOutcome.Missed, 0);
        }
    }

    private static int Blocks(long bytes) => (int)Math.Min((bytes + HeadBytes + BlockBytes - 1) / BlockBytes, int.MaxValue);
}
