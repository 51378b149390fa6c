using System.Text;
using System.Text.Json.Nodes;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Tests.Generation;

namespace CachePolicyOperator.Tests.Webhooks;

/// <summary>Reviews as the API server sends them.</summary>
internal static class ReviewBody
{
    public const string Uid = "705ab4f5-6393-11e8-b7cc-42010a800002";

    /// <summary>The sample policy.</summary>
    public static JsonObject Storefront() =>
        YamlManifest.ReadAll(File.ReadAllText(RepositoryFolder.File("config/samples/30-policy.yaml"))).Single().AsObject();

    /// <summary>A review of a policy.</summary>
    public static JsonObject OfPolicy(string operation, JsonNode? written, JsonNode? stored = null, string subResource = "") =>
        Of("cachepolicy.dev", "v1alpha1", "CachePolicy", "cachepolicies", operation, written, stored, subResource: subResource);

    /// <summary>A review of a ConfigMap.</summary>
    public static JsonObject OfConfigMap(string operation, JsonNode? written, JsonNode? stored = null, string user = "jane") =>
        Of("", "v1", "ConfigMap", "configmaps", operation, written, stored, user);

    public static byte[] Bytes(this JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static JsonObject Of(string group, string version, string kind, string resource, string operation, JsonNode? written, JsonNode? stored, string user = "jane", string subResource = "") => new()
    {
        ["kind"] = "AdmissionReview",
        ["apiVersion"] = "admission.k8s.io/v1",
        ["request"] = new JsonObject
        {
            ["uid"] = Uid,
            ["kind"] = new JsonObject { ["group"] = group, ["version"] = version, ["kind"] = kind },
            ["resource"] = new JsonObject { ["group"] = group, ["version"] = version, ["resource"] = resource },
            ["subResource"] = subResource.Length == 0 ? null : subResource,
            ["requestKind"] = new JsonObject { ["group"] = group, ["version"] = version, ["kind"] = kind },
            ["requestResource"] = new JsonObject { ["group"] = group, ["version"] = version, ["resource"] = resource },
            ["name"] = (string?)(written ?? stored)?["metadata"]?["name"],
            ["namespace"] = (string?)(written ?? stored)?["metadata"]?["namespace"],
            ["operation"] = operation,
            ["userInfo"] = new JsonObject { ["username"] = user, ["groups"] = new JsonArray("system:authenticated") },
            ["object"] = written?.DeepClone(),
            ["oldObject"] = stored?.DeepClone(),
            ["dryRun"] = false,
            ["options"] = new JsonObject { ["kind"] = "CreateOptions", ["apiVersion"] = "meta.k8s.io/v1" },
        },
    };
}
