using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Controllers.Predicates;

/// <summary>The predicate does not accept the update.</summary>
public sealed class Not<T>(IPredicate<T> predicate) : IPredicate<T>
    where T : class, IKubernetesObject
{
    public bool Accepts(T previous, T current) => !predicate.Accepts(previous, current);
}
