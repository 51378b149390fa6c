using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Runtime.Controllers.Predicates;

/// <summary>
/// The spec changed, or deletion was asked for (which raises the generation too). Passes status writes by, and lets updates
/// of kinds that do not count generations (ConfigMap) through.
/// </summary>
public sealed class GenerationChanged : IPredicate<IKubernetesObject>
{
    public bool Accepts(IKubernetesObject previous, IKubernetesObject current) =>
        current.Metadata.Generation == 0 || previous.Metadata.Generation != current.Metadata.Generation;
}
