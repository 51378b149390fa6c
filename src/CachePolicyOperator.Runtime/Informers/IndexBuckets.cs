using System.Collections.Concurrent;
using System.Collections.Immutable;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>Objects by index key. One writer; a bucket is immutable, so a reader sees it whole.</summary>
internal sealed class IndexBuckets<T, TKey>(Func<T, IEnumerable<TKey>> keys) : IIndexBuckets<T>
    where T : class, IKubernetesObject
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, ImmutableDictionary<NamespacedName, T>> _buckets = new(concurrencyLevel: 1, capacity: 31);

    public IEnumerable<T> Find(TKey key) => _buckets.TryGetValue(key, out var bucket) ? bucket.Values : [];

    public int Count(TKey key) => _buckets.TryGetValue(key, out var bucket) ? bucket.Count : 0;

    public void Replace(NamespacedName name, T? previous, T? current)
    {
        HashSet<TKey> wanted = current is null ? [] : [.. keys(current)];
        foreach (var key in previous is null ? [] : keys(previous))
        {
            if (!wanted.Contains(key) && _buckets.TryGetValue(key, out var bucket))
                Set(key, bucket.Remove(name));
        }

        foreach (var key in wanted)
            Set(key, _buckets.GetValueOrDefault(key, ImmutableDictionary<NamespacedName, T>.Empty).SetItem(name, current!));
    }

    private void Set(TKey key, ImmutableDictionary<NamespacedName, T> bucket)
    {
        if (bucket.IsEmpty)
            _buckets.TryRemove(key, out _);
        else
            _buckets[key] = bucket;
    }
}
