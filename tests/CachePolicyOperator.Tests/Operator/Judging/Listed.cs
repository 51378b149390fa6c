using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Runtime.Informers;

namespace CachePolicyOperator.Tests.Operator.Judging;

/// <summary>A store that holds what a test puts into it.</summary>
internal sealed class Listed<T> : IStore<T>
    where T : class, IKubernetesObject
{
    private readonly Dictionary<NamespacedName, T> _objects = [];

    public int Count => _objects.Count;

    public T? Get(NamespacedName key) => _objects.GetValueOrDefault(key);

    public IEnumerable<T> List() => _objects.Values;

    public void Put(T entity) => _objects[NamespacedName.Of(entity)] = entity;

    public void Remove(T entity) => _objects.Remove(NamespacedName.Of(entity));
}
