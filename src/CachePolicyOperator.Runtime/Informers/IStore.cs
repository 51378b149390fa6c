using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>
/// The objects of one kind as the API server last reported them.
/// </summary>
/// <remarks>Guarantees: safe to read from any thread; never shows the half of a list; objects in it are never changed. It may be
/// behind the server: read live before doing anything disruptive.</remarks>
public interface IStore<T>
    where T : class, IKubernetesObject
{
    /// <summary>The object, or null where there is none.</summary>
    T? Get(NamespacedName key);

    /// <summary>All objects, in no order. Changes made while it is read may or may not be seen.</summary>
    IEnumerable<T> List();

    int Count { get; }
}
