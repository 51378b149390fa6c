using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Controllers.Predicates;

/// <summary>A label was set, changed or removed.</summary>
public sealed class LabelChanged : IPredicate<IKubernetesObject>
{
    public bool Accepts(IKubernetesObject previous, IKubernetesObject current) =>
        !Entries.Equal(previous.Metadata.Labels, current.Metadata.Labels);
}
