using System.Collections.Concurrent;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>Objects and their indexes, which move together. One writer, any number of readers.</summary>
internal sealed class StoreSnapshot<T>(IReadOnlyList<IIndexDefinition<T>> definitions)
    where T : class, IKubernetesObject
{
    public ConcurrentDictionary<NamespacedName, T> Objects { get; } = new(concurrencyLevel: 1, capacity: 31);

    public IReadOnlyList<IIndexBuckets<T>> Indexes { get; } = [.. definitions.Select(definition => definition.CreateBuckets())];

    /// <summary>Stores the object and returns the one it replaces.</summary>
    public T? Put(NamespacedName key, T entity)
    {
        var previous = Objects.GetValueOrDefault(key);
        Objects[key] = entity;
        foreach (var index in Indexes)
            index.Replace(key, previous, entity);
        return previous;
    }

    /// <summary>Removes the object and returns it; null where there is none.</summary>
    public T? Remove(NamespacedName key)
    {
        if (!Objects.TryRemove(key, out var previous))
            return null;
        foreach (var index in Indexes)
            index.Replace(key, previous, null);
        return previous;
    }
}
