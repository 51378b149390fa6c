using System.Collections.Concurrent;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Controllers;

/// <summary>Last known states of deleted objects, until the controller has dealt with them.</summary>
internal sealed class Tombstones<T>
    where T : class, IKubernetesObject
{
    private readonly ConcurrentDictionary<NamespacedName, T> _entities = [];

    public void Put(NamespacedName key, T entity) => _entities[key] = entity;

    public T? Get(NamespacedName key) => _entities.GetValueOrDefault(key);

    /// <summary>Removes this state; a later one under the same key stays.</summary>
    public void Remove(NamespacedName key, T entity) => _entities.TryRemove(new(key, entity));
}
