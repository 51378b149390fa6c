using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Runtime.Informers;

namespace CachePolicyOperator.Judging;

/// <summary>Policies that name the same host: what one says about a URL must not contradict the other.</summary>
internal sealed class Neighbourhood(IIndex<CachePolicy, string> byHost)
{
    public static IEnumerable<string> HostsOf(CachePolicy policy)
    {
        foreach (var rule in policy.Spec.Rules)
        {
            foreach (var host in rule.Match.Hosts ?? [])
                yield return host;
        }
    }

    /// <summary>Other policies with a host of this one, oldest first; empty for one that names no host.</summary>
    public IReadOnlyList<CachePolicy> Of(CachePolicy policy)
    {
        List<CachePolicy>? neighbours = null;
        foreach (var host in HostsOf(policy))
        {
            foreach (var other in byHost.Find(host))
            {
                if (!IsSame(other, policy) && neighbours?.Contains(other) != true)
                    (neighbours ??= []).Add(other);
            }
        }

        neighbours?.Sort(Precedence.Compare);
        return neighbours ?? (IReadOnlyList<CachePolicy>)[];
    }

    private static bool IsSame(CachePolicy left, CachePolicy right) =>
        left.Metadata.Name == right.Metadata.Name && left.Metadata.Namespace == right.Metadata.Namespace;
}
