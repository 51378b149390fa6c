using System.Text.Json.Nodes;

namespace CachePolicyOperator.Tests.Webhooks.Reviewers;

/// <summary>ConfigMaps for reviews.</summary>
internal static class ConfigMaps
{
    /// <summary>As the operator renders it.</summary>
    public static JsonObject Rendered(string content = "listen 80;") => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "ConfigMap",
        ["metadata"] = new JsonObject
        {
            ["name"] = "storefront-2b7c9d0e4f",
            ["namespace"] = "shop",
            ["labels"] = new JsonObject { ["cachepolicy.dev/policy"] = "storefront", ["cachepolicy.dev/revision"] = "2b7c9d0e4f" },
            ["annotations"] = new JsonObject { ["cachepolicy.dev/cache-generation"] = "1" },
            ["ownerReferences"] = new JsonArray(
                new JsonObject { ["apiVersion"] = "apps/v1", ["kind"] = "Deployment", ["name"] = "storefront-proxy", ["uid"] = "2" },
                new JsonObject { ["apiVersion"] = "cachepolicy.dev/v1alpha1", ["kind"] = "CachePolicy", ["name"] = "storefront", ["uid"] = "1", ["controller"] = true }),
        },
        ["data"] = new JsonObject { ["default.conf"] = content },
        ["immutable"] = true,
    };

    /// <summary>Of a team that asks to have it judged.</summary>
    public static JsonObject Labelled() => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "ConfigMap",
        ["metadata"] = new JsonObject
        {
            ["name"] = "proxy",
            ["namespace"] = "shop",
            ["labels"] = new JsonObject { ["cachepolicy.dev/lint"] = "nginx" },
        },
        ["data"] = new JsonObject { ["b.conf"] = "proxy_cache_valid 200 4h;" },
        ["binaryData"] = new JsonObject { ["a.conf"] = "bGlzdGVuIDgwOw==" },
    };

    public static JsonObject With(this JsonObject configMap, Action<JsonObject> change)
    {
        change(configMap);
        return configMap;
    }
}
