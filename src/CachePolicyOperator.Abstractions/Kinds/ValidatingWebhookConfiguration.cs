using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>Which requests the API server has judged by whom. Read and patched only: the type does not hold all fields.</summary>
[KubernetesEntity(
    Group = "admissionregistration.k8s.io",
    ApiVersion = "v1",
    Kind = "ValidatingWebhookConfiguration",
    PluralName = "validatingwebhookconfigurations",
    Scope = EntityScope.Cluster)]
public sealed record ValidatingWebhookConfiguration : IKubernetesObject
{
    public string ApiVersion { get; set; } = "admissionregistration.k8s.io/v1";

    public string Kind { get; set; } = "ValidatingWebhookConfiguration";

    public ObjectMeta Metadata { get; set; } = new();

    public IReadOnlyList<ValidatingWebhook>? Webhooks { get; init; }
}
