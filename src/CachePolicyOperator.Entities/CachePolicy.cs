using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Entities.Schema;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Entities;

/// <summary>
/// How one proxy workload caches HTTP: which responses, for how long, under which key. The operator checks it, renders it into
/// an immutable ConfigMap, rolls the workload's pods onto it and reports what they serve.
/// </summary>
[KubernetesEntity(Group = ApiGroup.Name, ApiVersion = ApiGroup.Version, Kind = "CachePolicy", PluralName = "cachepolicies")]
[ShortName("cpol")]
[Category("all")]
[PrinterColumn("Target", "string", ".spec.targetRef.name", Description = "The workload that the policy configures.")]
[PrinterColumn("Kind", "string", ".spec.targetRef.kind", Priority = 1)]
[PrinterColumn("Engine", "string", ".spec.engine", Priority = 1)]
[PrinterColumn("Revision", "string", ".status.revision", Description = "The revision that the pods are to serve.")]
[PrinterColumn("Serving", "string", ".status.pods.summary", Description = "Ready pods that serve it, of all ready pods.")]
[PrinterColumn("Phase", "string", ".status.rollout.phase", Description = "How far it is.")]
[PrinterColumn("Ready", "string", ".status.conditions[?(@.type=='Ready')].status")]
[PrinterColumn("Reason", "string", ".status.conditions[?(@.type=='Ready')].reason")]
[PrinterColumn("Message", "string", ".status.conditions[?(@.type=='Ready')].message", Priority = 1)]
[PrinterColumn("Rollout", "string", ".status.rollout.message", Priority = 1)]
[PrinterColumn("Age", "date", ".metadata.creationTimestamp")]
public sealed record CachePolicy : IKubernetesObject
{
    public string ApiVersion { get; set; } = ApiGroup.ApiVersion;

    public string Kind { get; set; } = "CachePolicy";

    public ObjectMeta Metadata { get; set; } = new();

    /// <summary>What the policy asks for.</summary>
    [Required]
    public CachePolicySpec Spec { get; set; } = new();

    /// <summary>What the operator observed; written by the operator only.</summary>
    public CachePolicyStatus? Status { get; init; }
}
