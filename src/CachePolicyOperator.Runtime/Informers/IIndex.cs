using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>Objects of a store by a key computed from them. Moves together with the store.</summary>
public interface IIndex<out T, in TKey>
    where T : class, IKubernetesObject
{
    /// <summary>The objects with this key, in no order; empty where there is none.</summary>
    IEnumerable<T> Find(TKey key);

    /// <summary>How many objects have this key, without looking at them.</summary>
    int Count(TKey key);
}
