using System.Reflection;
using CachePolicyOperator.Abstractions.Entities;
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

        var needed = OperatorRules(assemblies);
        if (needed.Count > 0)
            yield return new("config/rbac/operator-role.yaml", YamlWriter.Write(CrdFiles.Header, Role("cachepolicy-operator", [], needed)));
    }

    /// <summary>One rule for each group and set of verbs, so that the file reads like the list of what the operator does.</summary>
    private static List<YamlNode> OperatorRules(IReadOnlyList<Assembly> assemblies) =>
    [
        .. assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetCustomAttributes<EntityRbacAttribute>())
            .SelectMany(need => need.Resources.Select(resource => (need.Group, Resource: resource, need.Verbs)))
            .GroupBy(need => (need.Group, need.Resource), need => need.Verbs)
            .Select(resource => (resource.Key.Group, resource.Key.Resource, Verbs: Sorted(resource.SelectMany(verbs => verbs))))
            .GroupBy(need => (need.Group, Verbs: string.Join(' ', need.Verbs)), need => need.Resource)
            .OrderBy(rule => rule.Key.Group, StringComparer.Ordinal)
            .ThenBy(rule => rule.Min(StringComparer.Ordinal), StringComparer.Ordinal)
            .Select(rule => Rule(rule.Key.Group, Sorted(rule), rule.Key.Verbs.Split(' '))),
    ];

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

    private static YamlNode.Map Rule(string group, IReadOnlyList<string> resources, IReadOnlyList<string> verbs) => new()
    {
        ["apiGroups"] = YamlNode.Strings([group]),
        ["resources"] = YamlNode.Strings(resources),
        ["verbs"] = YamlNode.Strings(verbs),
    };

    private static string[] Sorted(IEnumerable<string> texts) => [.. texts.Distinct().Order(StringComparer.Ordinal)];
}
