namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>How changes reach pods, mostly waiting for them. Runs beside <see cref="PolicyCollection"/>.</summary>
[CollectionDefinition(Name)]
public sealed class RolloutCollection : ICollectionFixture<SharedOperator>
{
    public const string Name = "rollouts";
}
