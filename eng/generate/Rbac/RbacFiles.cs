using System.Reflection;
using CachePolicyOperator.Generate.Crds;
using CachePolicyOperator.Generate.Yaml;

namespace CachePolicyOperator.Generate.Rbac;

/// <summary>Roles: for the operator what its code declares, for users what adds our kinds to the built-in view and edit roles.</summary>
internal static class RbacFiles
{
    private static readonly string[] ReadVerbs = ["get", "list", "watch"];

    private static readonly string[] WriteVerbs = ["create", "delete", "deletecollection", "patch", "update"];

    internal static IEnumerable<GeneratedFile> Of(IReadOnlyList<CustomResource> kinds, IReadOnlyList<Assembly> assemblies)
    {
        yield return new(
            "config/rbac/user-roles.yaml",
            YamlWriter.Write(
                CrdFiles.Header,
                Role("cachepolicy-view", ["view", "edit", "admin"], [.. kinds.Select(kind => Rule(kind, ReadVerbs))]),
                Role("cachepolicy-edit", ["edit", "admin"], [.. kinds.Select(kind => Rule(kind, WriteVerbs))])));

        var needs = OperatorNeed.Of(assemblies);
        yield return new(
            "config/rbac/operator-role.yaml",
            YamlWriter.Write(CrdFiles.Header, Role("cachepolicy-operator", [], [.. needs.Where(need => !need.OwnNamespace).Select(Rule)])));
        yield return new(
            "config/rbac/operator-namespace-role.yaml",
            YamlWriter.Write(CrdFiles.Header, NamespaceRole("cachepolicy-operator", [.. needs.Where(need => need.OwnNamespace).Select(Rule)])));
    }

    private static YamlNode.Map NamespaceRole(string name, IReadOnlyList<YamlNode> rules) => new()
    {
        ["apiVersion"] = "rbac.authorization.k8s.io/v1",
        ["kind"] = "Role",
        ["metadata"] = new YamlNode.Map { ["name"] = name, ["namespace"] = Installation.Namespace },
        ["rules"] = new YamlNode.List(rules),
    };

    private static YamlNode.Map Role(string name, IReadOnlyList<string> aggregateTo, IReadOnlyList<YamlNode> rules)
    {
        var labels = new YamlNode.Map();
        foreach (var role in aggregateTo)
            labels[$"rbac.authorization.k8s.io/aggregate-to-{role}"] = "true";
        return new()
        {
            ["apiVersion"] = "rbac.authorization.k8s.io/v1",
            ["kind"] = "ClusterRole",
            ["metadata"] = new YamlNode.Map { ["name"] = name }.With("labels", aggregateTo.Count == 0 ? null : labels),
            ["rules"] = new YamlNode.List(rules),
        };
    }

    private static YamlNode.Map Rule(CustomResource kind, IReadOnlyList<string> verbs) => Rule(kind.Entity.Group, [kind.Entity.PluralName], verbs);

    private static YamlNode.Map Rule(OperatorNeed need) =>
        Rule(need.Group, need.Resources, need.Verbs).With("resourceNames", need.Names.Count == 0 ? null : YamlNode.Strings(need.Names));

    private static YamlNode.Map Rule(string group, IReadOnlyList<string> resources, IReadOnlyList<string> verbs) => new()
    {
        ["apiGroups"] = YamlNode.Strings([group]),
        ["resources"] = YamlNode.Strings(resources),
        ["verbs"] = YamlNode.Strings(verbs),
    };
}
