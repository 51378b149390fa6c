using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Controllers.Predicates;

/// <summary>
/// Decides whether an update is worth a reconcile. Additions and deletions are never asked about: a controller has to see
/// every object once, and to learn that it is gone.
/// </summary>
public interface IPredicate<in T>
    where T : class, IKubernetesObject
{
    bool Accepts(T previous, T current);
}
