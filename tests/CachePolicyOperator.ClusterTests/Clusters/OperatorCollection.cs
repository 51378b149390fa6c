using CachePolicyOperator.ClusterTests.Privileges;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>Tests that share one cluster and one operator; they run one after the other.</summary>
[CollectionDefinition(Name)]
[CountTests]
public sealed class OperatorCollection : ICollectionFixture<OperatorFixture>
{
    public const string Name = "operator";
}
