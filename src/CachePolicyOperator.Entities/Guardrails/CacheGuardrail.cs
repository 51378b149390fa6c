using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Entities.Schema;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Entities;

/// <summary>
/// What the platform team allows CachePolicies to do: ceilings by content class, required and forbidden features, severities, and
/// exceptions that end. Where several guard-rails select a policy the strictest of each kind decides, and refusals name it.
/// </summary>
[KubernetesEntity(Group = ApiGroup.Name, ApiVersion = ApiGroup.Version, Kind = "CacheGuardrail", PluralName = "cacheguardrails", Scope = EntityScope.Cluster)]
[ShortName("cgr")]
[PrinterColumn("Enforcement", "string", ".spec.enforcement")]
[PrinterColumn("Policies", "integer", ".status.policies.selected", Description = "CachePolicies that the guard-rail is for.")]
[PrinterColumn("Breaking", "integer", ".status.policies.breaking", Description = "CachePolicies among them that break it.")]
[PrinterColumn("Ready", "string", ".status.conditions[?(@.type=='Ready')].status")]
[PrinterColumn("Message", "string", ".status.conditions[?(@.type=='Ready')].message", Priority = 1)]
[PrinterColumn("Age", "date", ".metadata.creationTimestamp")]
public sealed record CacheGuardrail : IKubernetesObject
{
    public string ApiVersion { get; set; } = ApiGroup.ApiVersion;

    public string Kind { get; set; } = "CacheGuardrail";

    public ObjectMeta Metadata { get; set; } = new();

    /// <summary>What the guard-rail is for, and what it allows there.</summary>
    [Required]
    public CacheGuardrailSpec Spec { get; set; } = new();

    /// <summary>What the operator observed; written by the operator only.</summary>
    public CacheGuardrailStatus? Status { get; init; }
}
