using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>The workload whose pods run the proxy.</summary>
public sealed record TargetRef
{
    /// <summary>API version of the workload.</summary>
    [Default("\"apps/v1\"")]
    [Pattern("^apps/v1$")]
    public string ApiVersion { get; init; } = "apps/v1";

    /// <summary>Kind of the workload.</summary>
    [Default("\"Deployment\"")]
    public WorkloadKind Kind { get; init; } = WorkloadKind.Deployment;

    /// <summary>Name of the workload, in the policy's namespace.</summary>
    [Required]
    [Length(1, 253)]
    [Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")]
    public string Name { get; init; } = "";

    /// <summary>The container that runs the proxy. May be left out when the pod has only one.</summary>
    [Length(1, 63)]
    [Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    public string? Container { get; init; }
}
