namespace CachePolicyOperator.Runtime.Queues;

/// <summary>Where a waiting key is.</summary>
internal enum QueuePlace
{
    /// <summary>Its time has not come.</summary>
    Delayed,

    /// <summary>In a lane: the next free worker may have it.</summary>
    Ready,

    /// <summary>Its time has come, but a worker has the same key.</summary>
    Held,
}
