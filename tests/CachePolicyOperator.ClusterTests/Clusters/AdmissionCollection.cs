using CachePolicyOperator.ClusterTests.Privileges;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>What the webhook and the rules say. Runs beside the other collections of <see cref="SharedOperator"/>.</summary>
[CollectionDefinition(Name)]
[CountTests]
public sealed class AdmissionCollection : ICollectionFixture<SharedOperator>
{
    public const string Name = "admission";
}
