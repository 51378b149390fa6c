namespace CachePolicyOperator.Runtime.Queues;

/// <summary>The lane that a key waits in. The values are those of controller-runtime, and label the depth metric.</summary>
internal enum Priority
{
    /// <summary>The initial list and resyncs: thousands of keys that probably need nothing.</summary>
    Low = -100,

    /// <summary>Somebody changed something and may be waiting for it.</summary>
    Normal = 0,
}
