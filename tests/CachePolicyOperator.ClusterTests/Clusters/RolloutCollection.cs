namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>How changes reach pods, mostly waiting for them. Runs beside the other collections of <see cref="SharedOperator"/>.</summary>
[CollectionDefinition(Name)]
public sealed class RolloutCollection : ICollectionFixture<SharedOperator>
{
    public const string Name = "rollouts";
}
