namespace CachePolicyOperator.Runtime.Queues;

/// <summary>A key taken from the queue; its priority is handed back when it is added again, so that it keeps its lane.</summary>
internal readonly record struct QueueItem<TKey>(TKey Key, Priority Priority);
