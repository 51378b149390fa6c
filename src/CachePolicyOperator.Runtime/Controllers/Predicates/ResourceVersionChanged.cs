using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Controllers.Predicates;

/// <summary>Anything changed.</summary>
public sealed class ResourceVersionChanged : IPredicate<IKubernetesObject>
{
    public bool Accepts(IKubernetesObject previous, IKubernetesObject current) =>
        previous.Metadata.ResourceVersion != current.Metadata.ResourceVersion;
}
