using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>Kinds of workloads that a policy can target.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkloadKind>))]
public enum WorkloadKind
{
    Deployment,
    StatefulSet,
    DaemonSet,
}
