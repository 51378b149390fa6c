using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Load.Webhooks;

[KubernetesEntity(Group = "admissionregistration.k8s.io", ApiVersion = "v1", Kind = "ValidatingWebhookConfiguration", PluralName = "validatingwebhookconfigurations", Scope = EntityScope.Cluster)]
internal sealed record ValidatingWebhookConfiguration : IKubernetesObject
{
    public string ApiVersion { get; set; } = "admissionregistration.k8s.io/v1";

    public string Kind { get; set; } = "ValidatingWebhookConfiguration";

    public ObjectMeta Metadata { get; set; } = new();
}
