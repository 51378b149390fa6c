namespace CachePolicyOperator.ClusterTests.Charts;

/// <summary>Tests of the operator as Helm installs it. They run after all others: two operators would work on the same policies.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class InstallationCollection : ICollectionFixture<InstallationFixture>
{
    public const string Name = "installation";
}
