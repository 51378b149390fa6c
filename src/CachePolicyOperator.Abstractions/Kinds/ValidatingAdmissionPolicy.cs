using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>CEL that the API server itself judges requests by (Kubernetes 1.30 and later); a binding puts it in force.</summary>
[KubernetesEntity(Group = "admissionregistration.k8s.io", ApiVersion = "v1", Kind = "ValidatingAdmissionPolicy", PluralName = "validatingadmissionpolicies", Scope = EntityScope.Cluster)]
public sealed record ValidatingAdmissionPolicy : IKubernetesObject
{
    public string ApiVersion { get; set; } = "admissionregistration.k8s.io/v1";

    public string Kind { get; set; } = "ValidatingAdmissionPolicy";

    public ObjectMeta Metadata { get; set; } = new();

    public ValidatingAdmissionPolicySpec Spec { get; set; } = new();
}
