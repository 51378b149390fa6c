namespace CachePolicyOperator.Abstractions.Client;

/// <summary>One event of a watch. For a bookmark, <paramref name="Entity"/> holds nothing but a resourceVersion (and annotations).</summary>
public readonly record struct WatchEvent<T>(WatchEventType Type, T Entity);
