using CachePolicyOperator.ClusterTests.Privileges;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("CachePolicyOperator.ClusterTests.Privileges." + nameof(HindsightLast), "CachePolicyOperator.ClusterTests")]

namespace CachePolicyOperator.ClusterTests.Privileges;

/// <summary>Collections that run alone come in the order given here, after those that run beside each other.</summary>
public sealed class HindsightLast : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => collection.DisplayName == PrivilegeCollection.Name).ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
