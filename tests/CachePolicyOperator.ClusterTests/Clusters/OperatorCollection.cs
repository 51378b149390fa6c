namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>
/// Tests that have the cluster to themselves, because they restart the operator or change what all see (the webhook's configuration,
/// guard-rails for every namespace). They run one after the other, after the collections that run beside each other.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OperatorCollection : ICollectionFixture<OperatorFixture>
{
    public const string Name = "operator";
}
