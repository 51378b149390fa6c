using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Cli.Clusters;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Cli.Policies;

/// <summary>The policy of a cluster that somebody means.</summary>
internal static class DeployedPolicy
{
    /// <exception cref="InputException">There is none.</exception>
    public static async Task<CachePolicy> FindAsync(Cluster cluster, NamespacedName name, CancellationToken cancellationToken) =>
        await cluster.PolicyAsync(name, cancellationToken) ?? throw new InputException($"there is no CachePolicy {name} in the cluster");

    /// <param name="cluster">The cluster.</param>
    /// <param name="name">Its name; null: the only one of the namespace, or the only one with a rule for the host.</param>
    /// <param name="host">The request's.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InputException">There is none, or several.</exception>
    public static async Task<CachePolicy> FindAsync(Cluster cluster, string? name, string? host, CancellationToken cancellationToken)
    {
        if (name is not null)
            return await FindAsync(cluster, new NamespacedName(cluster.Namespace, name), cancellationToken);

        var all = await cluster.PoliciesAsync(cluster.Namespace, cancellationToken);
        var named = all.Where(policy => host is not null && policy.Spec.Rules.Any(rule => rule.Match.Hosts?.Contains(host, StringComparer.OrdinalIgnoreCase) == true)).ToList();
        return (all, named) switch
        {
            ([var only], _) => only,
            (_, [var only]) => only,
            ([], _) => throw new InputException($"namespace {cluster.Namespace} has no CachePolicy; name another one with -n"),
            _ => throw new InputException($"namespace {cluster.Namespace} has {all.Count} CachePolicies; choose one with --name: {string.Join(", ", all.Select(policy => policy.Metadata.Name))}"),
        };
    }
}
