using CachePolicyOperator.Generate.Crds;
using CachePolicyOperator.Generate.Yaml;

namespace CachePolicyOperator.Generate.Rbac;

/// <summary>What adds our kinds to the built-in roles.</summary>
internal sealed record UserRole(string Name, IReadOnlyList<string> AggregateTo, IReadOnlyList<string> Verbs)
{
    internal static IReadOnlyList<UserRole> All { get; } =
    [
        new("view", ["view", "edit", "admin"], ["get", "list", "watch"]),
        new("edit", ["edit", "admin"], ["create", "delete", "deletecollection", "patch", "update"]),
    ];

    internal IReadOnlyList<YamlNode> Rules(IEnumerable<CustomResource> kinds) => [.. kinds.Select(kind => RbacRule.Of(kind.Entity, Verbs))];
}
