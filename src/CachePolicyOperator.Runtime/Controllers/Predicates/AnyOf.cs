using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Controllers.Predicates;

/// <summary>At least one predicate accepts the update.</summary>
public sealed class AnyOf<T>(params IPredicate<T>[] predicates) : IPredicate<T>
    where T : class, IKubernetesObject
{
    public bool Accepts(T previous, T current) => predicates.Any(predicate => predicate.Accepts(previous, current));
}
