using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Controllers.Predicates;

/// <summary>An annotation was set, changed or removed.</summary>
public sealed class AnnotationChanged : IPredicate<IKubernetesObject>
{
    public bool Accepts(IKubernetesObject previous, IKubernetesObject current) =>
        !Entries.Equal(previous.Metadata.Annotations, current.Metadata.Annotations);
}
