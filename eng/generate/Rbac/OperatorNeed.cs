using System.Reflection;
using CachePolicyOperator.Abstractions.Entities;

namespace CachePolicyOperator.Generate.Rbac;

/// <summary>One rule of the operator's roles.</summary>
/// <param name="Scope">Which role it belongs in.</param>
/// <param name="Feature">The part of the operator that alone needs it; empty: always needed.</param>
/// <param name="Group">API group.</param>
/// <param name="Resources">Resources in the plural.</param>
/// <param name="Names">The only objects it is for; none: all.</param>
/// <param name="Verbs">What may be done.</param>
internal sealed record OperatorNeed(
    NeedScope Scope, string Feature, string Group, IReadOnlyList<string> Resources, IReadOnlyList<string> Names, IReadOnlyList<string> Verbs)
{
    /// <summary>One for each group, set of names and set of verbs, so that the file reads like the list of what the operator does.</summary>
    internal static IReadOnlyList<OperatorNeed> Of(IReadOnlyList<Assembly> assemblies)
    {
        var scopes = ResourceScopes.Of(assemblies);
        return
        [
            .. assemblies
                .SelectMany(assembly => assembly.GetTypes())
                .SelectMany(type => type.GetCustomAttributes<EntityRbacAttribute>())
                .SelectMany(need => need.Resources.Select(resource => (Scope: scopes.Of(need, resource), Feature: need.Feature ?? "", need.Group, Resource: resource, Names: Joined(need.ResourceNames), need.Verbs)))
                .GroupBy(need => (need.Scope, need.Feature, need.Group, need.Resource, need.Names), need => need.Verbs)
                .Select(need => (need.Key, Verbs: Joined(need.SelectMany(verbs => verbs))))
                .GroupBy(need => (need.Key.Scope, need.Key.Feature, need.Key.Group, need.Key.Names, need.Verbs), need => need.Key.Resource)
                .OrderBy(need => need.Key.Group, StringComparer.Ordinal)
                .ThenBy(need => need.Min(StringComparer.Ordinal), StringComparer.Ordinal)
                .ThenBy(need => need.Key.Names, StringComparer.Ordinal)
                .Select(need => new OperatorNeed(need.Key.Scope, need.Key.Feature, need.Key.Group, Split(Joined(need)), Split(need.Key.Names), Split(need.Key.Verbs))),
        ];
    }

    private static string Joined(IEnumerable<string> texts) => string.Join(' ', texts.Distinct().Order(StringComparer.Ordinal));

    private static string[] Split(string texts) => texts.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
