using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Generate.Yaml;

namespace CachePolicyOperator.Generate.Rbac;

/// <summary>Rules in RBAC's form.</summary>
internal static class RbacRule
{
    internal static YamlNode.Map Of(KubernetesEntityAttribute entity, IReadOnlyList<string> verbs) => Of(entity.Group, [entity.PluralName], verbs);

    /// <param name="need">What is needed.</param>
    /// <param name="name">How the installation calls an object that the code knows by its default name.</param>
    internal static YamlNode.Map Of(OperatorNeed need, Func<string, string> name) =>
        Of(need.Group, need.Resources, need.Verbs).With("resourceNames", need.Names.Count == 0 ? null : YamlNode.Strings(need.Names.Select(name)));

    private static YamlNode.Map Of(string group, IReadOnlyList<string> resources, IReadOnlyList<string> verbs) => new()
    {
        ["apiGroups"] = YamlNode.Strings([group]),
        ["resources"] = YamlNode.Strings(resources),
        ["verbs"] = YamlNode.Strings(verbs),
    };
}
