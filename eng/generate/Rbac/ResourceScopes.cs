using System.Reflection;
using CachePolicyOperator.Abstractions.Entities;

namespace CachePolicyOperator.Generate.Rbac;

/// <summary>Which resources have no namespace, as the types say that stand for them.</summary>
internal sealed class ResourceScopes(IReadOnlySet<(string Group, string Resource)> clusterScoped)
{
    internal static ResourceScopes Of(IEnumerable<Assembly> assemblies) => new(assemblies
        .Append(typeof(KubernetesEntityAttribute).Assembly)
        .SelectMany(assembly => assembly.GetTypes())
        .Select(type => type.GetCustomAttribute<KubernetesEntityAttribute>())
        .OfType<KubernetesEntityAttribute>()
        .Where(entity => entity.Scope == EntityScope.Cluster)
        .Select(entity => (entity.Group, entity.PluralName))
        .ToHashSet());

    internal NeedScope Of(EntityRbacAttribute need, string resource) =>
        need.OwnNamespace ? NeedScope.Own
        : clusterScoped.Contains((need.Group, resource.Split('/')[0])) ? NeedScope.Cluster
        : NeedScope.Watched;
}
