using System.Reflection;
using CachePolicyOperator.Certificates;
using CachePolicyOperator.Definitions;
using CachePolicyOperator.Generate.Crds;
using CachePolicyOperator.Generate.Rbac;
using CachePolicyOperator.Generate.Webhooks;
using CachePolicyOperator.Generate.Yaml;

namespace CachePolicyOperator.Generate.Charts;

/// <summary>The parts of the Helm chart that follow from the code; its templates read them.</summary>
internal static class ChartFiles
{
    private const string Folder = "charts/cachepolicy-operator";

    internal static IEnumerable<GeneratedFile> Of(IReadOnlyList<CustomResource> kinds, IReadOnlyList<Assembly> assemblies)
    {
        yield return new($"{Folder}/Chart.yaml", YamlWriter.Write(CrdFiles.Header, Chart()));
        foreach (var crd in kinds.SelectMany(CrdFiles.Of))
            yield return crd with { Path = crd.Path.Replace("config/", $"{Folder}/files/", StringComparison.Ordinal) };
        yield return new($"{Folder}/files/rbac.yaml", YamlWriter.Write(CrdFiles.Header, Rules(OperatorNeed.Of(assemblies))));
        yield return new($"{Folder}/files/user-roles.yaml", YamlWriter.Write(CrdFiles.Header, UserRoles(kinds)));
        yield return new($"{Folder}/files/webhooks.yaml", YamlWriter.Write(CrdFiles.Header, Webhooks()));
    }

    private static YamlNode.Map Chart() => new()
    {
        ["apiVersion"] = "v2",
        ["name"] = Installation.Name,
        ["description"] = "Makes HTTP cache configuration safe to deploy: refuses bad cache policies, rolls good ones out, asks every pod what it serves.",
        ["type"] = "application",
        ["version"] = Installation.Version,
        ["appVersion"] = Installation.Version,
        ["kubeVersion"] = new YamlNode.Literal("'>=1.20.0-0'"),
        ["keywords"] = YamlNode.Strings(["cache", "http", "nginx", "operator", "admission"]),
        ["annotations"] = new YamlNode.Map { ["artifacthub.io/license"] = "Apache-2.0", ["artifacthub.io/operator"] = "true" },
    };

    /// <summary>By feature, then by scope; what is needed whatever the values say is under <c>always</c>.</summary>
    private static YamlNode.Map Rules(IReadOnlyList<OperatorNeed> needs)
    {
        var features = new YamlNode.Map();
        foreach (var feature in needs.GroupBy(need => need.Feature).OrderBy(feature => feature.Key, StringComparer.Ordinal))
        {
            var scopes = new YamlNode.Map();
            foreach (var scope in feature.GroupBy(need => need.Scope).OrderBy(scope => scope.Key))
                scopes[scope.Key.ToString().ToLowerInvariant()] = new YamlNode.List([.. scope.Select(need => RbacRule.Of(need, NameInChart))]);
            features[feature.Key.Length == 0 ? "always" : feature.Key] = scopes;
        }

        return features;
    }

    private static YamlNode.Map UserRoles(IReadOnlyList<CustomResource> kinds)
    {
        var roles = new YamlNode.Map();
        foreach (var role in UserRole.All)
        {
            roles[role.Name] = new YamlNode.Map
            {
                ["aggregateTo"] = YamlNode.Strings(role.AggregateTo),
                ["rules"] = new YamlNode.List(role.Rules(kinds)),
            };
        }

        return roles;
    }

    private static YamlNode.Map Webhooks() => new()
    {
        ["webhooks"] = new YamlNode.List([.. AdmissionWebhook.All.Select(Webhook)]),
    };

    private static YamlNode.Map Webhook(AdmissionWebhook webhook) => new YamlNode.Map
    {
        ["name"] = webhook.Name,
        ["path"] = webhook.Path,
        ["failurePolicy"] = webhook.FailurePolicy,
        ["namespaced"] = webhook.Namespaced,
        ["rules"] = new YamlNode.List([WebhookFiles.Rule(webhook)]),
    }
        .With("objectSelector", webhook.ObjectSelector);

    private static string NameInChart(string name) => name switch
    {
        CertificateOptions.DefaultSecret => """{{ include "cachepolicy-operator.webhookName" . }}""",
        CertificateOptions.DefaultConfiguration => """{{ include "cachepolicy-operator.fullname" . }}""",
        DefinitionGate.Policies or DefinitionGate.Guardrails => name,
        _ => throw new NotSupportedException($"the chart has no name for {name}"),
    };
}
