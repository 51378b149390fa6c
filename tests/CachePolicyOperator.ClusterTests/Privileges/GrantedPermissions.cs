using System.Text.Json.Nodes;
using CachePolicyOperator.ClusterTests.Clusters;
using CachePolicyOperator.Policy.Manifests;

namespace CachePolicyOperator.ClusterTests.Privileges;

/// <summary>What the roles of manifests allow.</summary>
internal static class GrantedPermissions
{
    public static IReadOnlySet<Permission> Of(string manifests) => YamlManifest.ReadAll(manifests)
        .Where(manifest => (string?)manifest["kind"] is "Role" or "ClusterRole")
        .SelectMany(role => role["rules"]!.AsArray())
        .SelectMany(rule => Of(rule!))
        .ToHashSet();

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
}
