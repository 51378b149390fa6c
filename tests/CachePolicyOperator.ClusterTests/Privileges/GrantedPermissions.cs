using System.Text.Json.Nodes;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Privileges;

/// <summary>What the roles of manifests allow.</summary>
internal static class GrantedPermissions
{
    public static async Task<IReadOnlySet<Permission>> OfAsync(Kubectl kubectl, string manifests)
    {
        var list = await kubectl.TryAsync(manifests, "create", "--dry-run=client", "-o", "json", "-f", "-");
        return Objects(list.Output)
            .Where(manifest => (string?)manifest["kind"] is "Role" or "ClusterRole")
            .SelectMany(role => role["rules"]!.AsArray())
            .SelectMany(rule => Of(rule!))
            .ToHashSet();
    }

    /// <summary>Those of resources that this API server serves: verbs on others cannot be used here.</summary>
    public static async Task<IReadOnlySet<Permission>> ServedAsync(Kubectl kubectl, IReadOnlySet<Permission> permissions)
    {
        var served = (await kubectl.RunAsync("api-resources", "-o", "name")).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return permissions.Where(permission => served.Contains(FullName(permission))).ToHashSet();
    }

    private static string FullName(Permission permission) =>
        permission.Resource.Split('/')[0] + (permission.Group.Length == 0 ? "" : $".{permission.Group}");

    private static IEnumerable<Permission> Of(JsonNode rule) =>
        from @group in Texts(rule["apiGroups"])
        from resource in Texts(rule["resources"])
        from verb in Texts(rule["verbs"])
        select new Permission(@group, resource, verb);

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(text => (string)text!);

    /// <summary>kubectl prints a list of several objects, or one after the other.</summary>
    private static IEnumerable<JsonNode> Objects(string json)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(json);
        for (var offset = 0; offset < bytes.Length;)
        {
            var reader = new System.Text.Json.Utf8JsonReader(bytes.AsSpan(offset), new() { AllowMultipleValues = true });
            if (!TryRead(ref reader, out var node))
                yield break;
            offset += (int)reader.BytesConsumed;
            foreach (var item in node["items"] is JsonArray items ? items.Select(i => i!) : [node])
                yield return item;
        }
    }

    private static bool TryRead(ref System.Text.Json.Utf8JsonReader reader, out JsonNode node)
    {
        var any = reader.Read();
        node = any ? JsonNode.Parse(ref reader)! : new JsonObject();
        return any;
    }
}
