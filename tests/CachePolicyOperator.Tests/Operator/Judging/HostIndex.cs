using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Runtime.Informers;

namespace CachePolicyOperator.Tests.Operator.Judging;

/// <summary>The policies of a test by their hosts.</summary>
internal sealed class HostIndex(IStore<CachePolicy> policies) : IIndex<CachePolicy, string>
{
    public IEnumerable<CachePolicy> Find(string key) => policies.List().Where(policy => Neighbourhood.HostsOf(policy).Contains(key));

    public int Count(string key) => Find(key).Count();
}
