using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>Reads the index at one position of a store's present snapshot.</summary>
internal sealed class StoreIndex<T, TKey>(Store<T> store, int position, Func<T, IEnumerable<TKey>> keys) : IIndex<T, TKey>, IIndexDefinition<T>
    where T : class, IKubernetesObject
    where TKey : notnull
{
    private IndexBuckets<T, TKey> Current => (IndexBuckets<T, TKey>)store.Buckets(position);

    public IIndexBuckets<T> CreateBuckets() => new IndexBuckets<T, TKey>(keys);

    public IEnumerable<T> Find(TKey key) => Current.Find(key);

    public int Count(TKey key) => Current.Count(key);
}
