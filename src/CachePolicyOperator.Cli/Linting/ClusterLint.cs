using CachePolicyOperator.Cli.Clusters;
using CachePolicyOperator.Cli.Inputs;

namespace CachePolicyOperator.Cli.Linting;

/// <summary>Judges with what a cluster knows: its guard-rails and namespaces are in force, its policies are neighbours and the state before a change.</summary>
internal static class ClusterLint
{
    /// <param name="cluster">The cluster.</param>
    /// <param name="given">Files; none: the policies of the cluster's namespace, and the guard-rails.</param>
    /// <param name="previous">What was there before; of the cluster's state it takes precedence.</param>
    /// <param name="time">Exceptions of guard-rails have an end.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<LintResult> RunAsync(
        Cluster cluster, IReadOnlyList<SourceFile> given, IReadOnlyList<SourceFile> previous, TimeProvider time, CancellationToken cancellationToken)
    {
        var platform = await ClusterFiles.ReadPlatformAsync(cluster, cancellationToken);
        var policies = await ClusterFiles.ReadPoliciesAsync(cluster, cancellationToken);
        IReadOnlyList<SourceFile> present = [.. platform.Files, .. policies.Files];
        var result = given.Count > 0
            ? new Linter(cluster.Namespace, [.. policies.Files, .. previous], time) { Present = present }.Lint(given)
            // What is there was accepted: nothing is raised.
            : new Linter(cluster.Namespace, policies.Files, time) { Present = present }.Lint([.. platform.Files, .. policies.In(cluster.Namespace)]);
        return result with { Remarks = [.. platform.Remarks, .. policies.Remarks, .. result.Remarks] };
    }
}
