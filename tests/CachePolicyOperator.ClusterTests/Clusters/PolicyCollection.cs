namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>What becomes of policies and their workloads. Runs beside the other collections of <see cref="SharedOperator"/>.</summary>
[CollectionDefinition(Name)]
public sealed class PolicyCollection : ICollectionFixture<SharedOperator>
{
    public const string Name = "policies";
}
