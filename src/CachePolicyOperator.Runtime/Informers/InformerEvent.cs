using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>A change to a store.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Entity">The object after the change; for a deletion its last known state.</param>
/// <param name="Previous">The object before an update; null otherwise.</param>
/// <param name="IsInitial">The object was there when the handler came: nobody has just changed it.</param>
public readonly record struct InformerEvent<T>(InformerEventType Type, T Entity, T? Previous = null, bool IsInitial = false)
    where T : class, IKubernetesObject;
