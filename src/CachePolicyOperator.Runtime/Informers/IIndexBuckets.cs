using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>The content of an index.</summary>
internal interface IIndexBuckets<in T>
    where T : class, IKubernetesObject
{
    /// <summary>Moves an object from the keys of its previous state to those of its present one; null stands for absence.</summary>
    void Replace(NamespacedName name, T? previous, T? current);
}
