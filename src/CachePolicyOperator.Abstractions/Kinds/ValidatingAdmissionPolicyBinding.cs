using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>Puts a <see cref="ValidatingAdmissionPolicy"/> in force for some objects.</summary>
[KubernetesEntity(Group = "admissionregistration.k8s.io", ApiVersion = "v1", Kind = "ValidatingAdmissionPolicyBinding", PluralName = "validatingadmissionpolicybindings", Scope = EntityScope.Cluster)]
public sealed record ValidatingAdmissionPolicyBinding : IKubernetesObject
{
    public string ApiVersion { get; set; } = "admissionregistration.k8s.io/v1";

    public string Kind { get; set; } = "ValidatingAdmissionPolicyBinding";

    public ObjectMeta Metadata { get; set; } = new();

    public ValidatingAdmissionPolicyBindingSpec Spec { get; set; } = new();
}
