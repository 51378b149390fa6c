using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>The workload whose pods run the proxy.</summary>
public sealed record TargetRef
{
    /// <summary>API version of the workload.</summary>
    [Default("\"apps/v1\"")]
    [Length(7, 7)]
    [Pattern(Patterns.AppsV1)]
    public string ApiVersion { get; set; } = "apps/v1";

    /// <summary>Kind of the workload.</summary>
    [Default("\"Deployment\"")]
    public WorkloadKind Kind { get; set; } = WorkloadKind.Deployment;

    /// <summary>Name of the workload, in the policy's namespace.</summary>
    [Required]
    [Length(1, 253)]
    [Pattern(Patterns.Subdomain)]
    public string Name { get; set; } = "";

    /// <summary>The container that runs the proxy. May be left out when the pod has only one.</summary>
    [Length(1, 63)]
    [Pattern(Patterns.Label)]
    public string? Container { get; init; }
}
