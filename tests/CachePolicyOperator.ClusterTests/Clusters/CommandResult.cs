namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>How a program ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors);
