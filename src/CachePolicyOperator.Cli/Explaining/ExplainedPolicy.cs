using CachePolicyOperator.Cli.Clusters;
using CachePolicyOperator.Cli.Inputs;
using CachePolicyOperator.Cli.Linting;
using CachePolicyOperator.Cli.Policies;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Cli.Explaining;

/// <summary>The policy that is explained, and the guard-rails in force for it.</summary>
internal sealed record ExplainedPolicy(GivenPolicy Given, Func<CachePolicy, GuardrailSet> Guardrails)
{
    public static ExplainedPolicy OfFiles(string path, string? name, string defaultNamespace, string[] platform, Terminal terminal) =>
        new(GivenPolicy.Read(path, name, defaultNamespace, terminal.In), PlatformOf(platform, [], terminal).For);

    public static async Task<ExplainedPolicy> OfClusterAsync(Cluster cluster, string? name, string? host, string[] platform, Terminal terminal, CancellationToken cancellationToken)
    {
        var policy = await DeployedPolicy.FindAsync(cluster, name, host, cancellationToken);
        var known = await ClusterFiles.ReadPlatformAsync(cluster, cancellationToken);
        foreach (var remark in known.Remarks)
            terminal.Error.WriteLine($"cachepolicy: {remark}");
        return new(GivenPolicy.Of(policy), PlatformOf(platform, known.Files, terminal).For);
    }

    private static Platform PlatformOf(string[] paths, IReadOnlyList<SourceFile> known, Terminal terminal) =>
        new([.. SourceFiles.Read(paths, terminal.In).Concat(known).SelectMany(file => ManifestFile.Read(file).Manifests)], terminal.Time);
}
