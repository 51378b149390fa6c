using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Controllers.Predicates;

/// <summary>Every predicate accepts the update.</summary>
public sealed class AllOf<T>(params IPredicate<T>[] predicates) : IPredicate<T>
    where T : class, IKubernetesObject
{
    public bool Accepts(T previous, T current) => predicates.All(predicate => predicate.Accepts(previous, current));
}
