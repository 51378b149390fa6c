namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>What becomes of policies and their workloads. Runs beside <see cref="RolloutCollection"/>.</summary>
[CollectionDefinition(Name)]
public sealed class PolicyCollection : ICollectionFixture<SharedOperator>
{
    public const string Name = "policies";
}
