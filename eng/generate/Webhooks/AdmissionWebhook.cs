using CachePolicyOperator.Entities;
using CachePolicyOperator.Generate.Yaml;

namespace CachePolicyOperator.Generate.Webhooks;

/// <summary>One entry of the ValidatingWebhookConfiguration.</summary>
/// <param name="Name">Unique; it stands in the message of a refusal.</param>
/// <param name="Path">Path of the operator's webhook server.</param>
/// <param name="Group">API group of what is judged; subresources such as status are not.</param>
/// <param name="Version">Version that the webhook understands; the API server converts others to it.</param>
/// <param name="Resource">In the plural.</param>
/// <param name="Operations">As admission writes them.</param>
/// <param name="FailurePolicy">What a webhook that does not answer means: Fail or Ignore.</param>
/// <param name="ObjectSelector">Only objects with these labels; null: all.</param>
/// <param name="Namespaced">Namespaces can opt out.</param>
internal sealed record AdmissionWebhook(
    string Name,
    string Path,
    string Group,
    string Version,
    string Resource,
    IReadOnlyList<string> Operations,
    string FailurePolicy,
    YamlNode.Map? ObjectSelector = null,
    bool Namespaced = true)
{
    /// <summary>
    /// What is ours fails closed. ConfigMaps fail open: their webhooks must never be in the way. The operator writes rendered ones
    /// itself and namespaces are deleted with them, which has to go on while no operator answers; a manual edit that slips through
    /// then is drift, which the controller reverts. Raw nginx configuration belongs to others.
    /// </summary>
    internal static IReadOnlyList<AdmissionWebhook> All { get; } =
    [
        new("cachepolicies.cachepolicy.dev", "/validate/cachepolicies", ApiGroup.Name, ApiGroup.Version, "cachepolicies", ["CREATE", "UPDATE"], "Fail"),
        new("cacheguardrails.cachepolicy.dev", "/validate/cacheguardrails", ApiGroup.Name, ApiGroup.Version, "cacheguardrails", ["CREATE", "UPDATE", "DELETE"], "Fail", Namespaced: false),
        new("rendered-configmaps.cachepolicy.dev", "/validate/rendered-configmaps", "", "v1", "configmaps", ["CREATE", "UPDATE", "DELETE"], "Ignore", HasLabel(Marks.PolicyLabel)),
        new("nginx-lint.cachepolicy.dev", "/validate/nginx-configmaps", "", "v1", "configmaps", ["CREATE", "UPDATE"], "Ignore", Labels(Marks.LintLabel, "nginx")),
    ];

    private static YamlNode.Map HasLabel(string label) => new()
    {
        ["matchExpressions"] = new YamlNode.List([new YamlNode.Map { ["key"] = label, ["operator"] = "Exists" }]),
    };

    private static YamlNode.Map Labels(string label, string value) => new() { ["matchLabels"] = new YamlNode.Map { [label] = value } };
}
