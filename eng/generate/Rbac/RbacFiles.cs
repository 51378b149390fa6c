using System.Reflection;
using CachePolicyOperator.Generate.Crds;
using CachePolicyOperator.Generate.Yaml;

namespace CachePolicyOperator.Generate.Rbac;

/// <summary>Roles: for the operator what its code declares, for users what adds our kinds to the built-in view and edit roles.</summary>
internal static class RbacFiles
{
    /// <summary>Only an operator that runs outside of its cluster needs it; inside it would be a way to every pod.</summary>
    private const string OutsideFeature = "apiServerProbe";

    internal static IEnumerable<GeneratedFile> Of(IReadOnlyList<CustomResource> kinds, IReadOnlyList<Assembly> assemblies)
    {
        yield return new(
            "config/rbac/user-roles.yaml",
            YamlWriter.Write(
                CrdFiles.Header,
                UserRole.All.Select(role => Role($"cachepolicy-{role.Name}", role.AggregateTo, role.Rules(kinds)))));

        var needs = OperatorNeed.Of(assemblies);
        yield return Of("operator-role", Role("cachepolicy-operator", [], [.. Rules(needs, need => need.Scope != NeedScope.Own && need.Feature != OutsideFeature)]));
        yield return Of("operator-outside-role", Role("cachepolicy-operator-outside", [], [.. Rules(needs, need => need.Feature == OutsideFeature)]));
        yield return Of("operator-namespace-role", NamespaceRole("cachepolicy-operator", [.. Rules(needs, need => need.Scope == NeedScope.Own)]));
    }

    private static GeneratedFile Of(string name, YamlNode.Map role) => new($"config/rbac/{name}.yaml", YamlWriter.Write(CrdFiles.Header, role));

    private static IEnumerable<YamlNode> Rules(IEnumerable<OperatorNeed> needs, Func<OperatorNeed, bool> where) =>
        needs.Where(where).Select(need => RbacRule.Of(need, name => name));

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
}
