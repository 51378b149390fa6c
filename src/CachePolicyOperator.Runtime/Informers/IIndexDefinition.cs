using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>An index of a store, apart from its content.</summary>
internal interface IIndexDefinition<T>
    where T : class, IKubernetesObject
{
    IIndexBuckets<T> CreateBuckets();
}
