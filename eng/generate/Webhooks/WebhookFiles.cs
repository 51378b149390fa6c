using CachePolicyOperator.Certificates;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Generate.Crds;
using CachePolicyOperator.Generate.Yaml;

namespace CachePolicyOperator.Generate.Webhooks;

/// <summary>What brings the API server's questions to the operator. The caBundle is not in it: the operator keeps that.</summary>
internal static class WebhookFiles
{
    private const int ServicePort = 443;

    private const int WebhookPort = 9443;

    internal static IEnumerable<GeneratedFile> All()
    {
        yield return new("config/webhook/validating-webhook-configuration.yaml", YamlWriter.Write(CrdFiles.Header, Configuration()));
        yield return new("config/webhook/service.yaml", YamlWriter.Write(CrdFiles.Header, Service()));
    }

    private static YamlNode.Map Configuration() => new()
    {
        ["apiVersion"] = "admissionregistration.k8s.io/v1",
        ["kind"] = "ValidatingWebhookConfiguration",
        ["metadata"] = new YamlNode.Map { ["name"] = CertificateOptions.DefaultConfiguration },
        ["webhooks"] = new YamlNode.List([.. AdmissionWebhook.All.Select(Webhook)]),
    };

    private static YamlNode.Map Webhook(AdmissionWebhook webhook) => new YamlNode.Map
    {
        ["name"] = webhook.Name,
        ["clientConfig"] = new YamlNode.Map
        {
            ["service"] = new YamlNode.Map
            {
                ["namespace"] = Installation.Namespace,
                ["name"] = CertificateOptions.DefaultService,
                ["path"] = webhook.Path,
                ["port"] = ServicePort,
            },
        },
        ["rules"] = new YamlNode.List([Rule(webhook)]),
    }
        .With("namespaceSelector", webhook.Namespaced ? NotOptedOut() : null)
        .With("objectSelector", webhook.ObjectSelector)
        .With("failurePolicy", webhook.FailurePolicy)
        .With("matchPolicy", "Equivalent")
        .With("sideEffects", "None")
        .With("timeoutSeconds", 5)
        .With("admissionReviewVersions", YamlNode.Strings(["v1"]));

    internal static YamlNode.Map Rule(AdmissionWebhook webhook) => new()
    {
        ["apiGroups"] = YamlNode.Strings([webhook.Group]),
        ["apiVersions"] = YamlNode.Strings([webhook.Version]),
        ["resources"] = YamlNode.Strings([webhook.Resource]),
        ["operations"] = YamlNode.Strings(webhook.Operations),
        ["scope"] = webhook.Namespaced ? "Namespaced" : "Cluster",
    };

    // Servers before 1.21 do not label namespaces with their name: there the operator's own has to carry the opt-out label.
    private static YamlNode.Map NotOptedOut() => new()
    {
        ["matchExpressions"] = new YamlNode.List([NotIn(Marks.WebhookLabel, Marks.WebhookIgnored), NotIn("kubernetes.io/metadata.name", Installation.Namespace)]),
    };

    private static YamlNode.Map NotIn(string label, string value) => new()
    {
        ["key"] = label,
        ["operator"] = "NotIn",
        ["values"] = YamlNode.Strings([value]),
    };

    private static YamlNode.Map Service() => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Service",
        ["metadata"] = new YamlNode.Map { ["name"] = CertificateOptions.DefaultService, ["namespace"] = Installation.Namespace },
        ["spec"] = new YamlNode.Map
        {
            ["selector"] = new YamlNode.Map { ["app.kubernetes.io/name"] = Installation.Name },
            ["ports"] = new YamlNode.List([new YamlNode.Map { ["name"] = "webhook", ["port"] = ServicePort, ["targetPort"] = WebhookPort, ["protocol"] = "TCP" }]),
        },
    };
}
