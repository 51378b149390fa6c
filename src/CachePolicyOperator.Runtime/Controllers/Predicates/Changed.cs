using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Controllers.Predicates;

/// <summary>What a function says; as in <c>new Changed&lt;Pod&gt;((previous, current) => …)</c>.</summary>
public sealed class Changed<T>(Func<T, T, bool> accepts) : IPredicate<T>
    where T : class, IKubernetesObject
{
    public bool Accepts(T previous, T current) => accepts(previous, current);
}
