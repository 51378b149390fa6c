using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Drift;

/// <summary>Who set the fields of a workload; nothing else of it is read.</summary>
internal interface IWorkloadFields : IKubernetesObject
{
    FieldOwners Owners { get; }
}
