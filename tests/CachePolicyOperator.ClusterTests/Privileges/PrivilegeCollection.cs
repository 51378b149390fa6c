using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Privileges;

/// <summary>Looks back on the operators of the other tests, so <see cref="HindsightLast"/> puts it after them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PrivilegeCollection
{
    public const string Name = "privileges";

    /// <summary>What the operators of this test run asked for, all of them.</summary>
    internal static RequestLedger Requests { get; } = new();

    /// <summary>The manifests of the account that they ran as; null: none has run.</summary>
    internal static string? Granted { get; set; }
}
