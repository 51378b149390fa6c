namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>The real helm, with folders of its own, so that nothing of the user's is read or written.</summary>
internal sealed class Helm(string? kubeconfig = null)
{
    private static readonly string Program = Environment.GetEnvironmentVariable("CACHEPOLICY_TEST_HELM") ?? "helm";

    private static readonly string Home = Directory.CreateTempSubdirectory("cachepolicy-helm-").FullName;

    public static string Chart { get; } = Repository.PathOf("charts", "cachepolicy-operator");

    /// <summary>Runs helm and returns how it ended, whatever that is.</summary>
    public Task<CommandResult> TryAsync(params string[] arguments) => Command.RunAsync(
        Program,
        [.. arguments, .. kubeconfig is null ? Array.Empty<string>() : ["--kubeconfig", kubeconfig]],
        environment: new Dictionary<string, string>
        {
            ["HELM_CACHE_HOME"] = Path.Combine(Home, "cache"),
            ["HELM_CONFIG_HOME"] = Path.Combine(Home, "config"),
            ["HELM_DATA_HOME"] = Path.Combine(Home, "data"),
        });

    /// <summary>Runs helm, which has to succeed, and returns what it printed.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var result = await TryAsync(arguments);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException($"helm {string.Join(' ', arguments)} exited with {result.ExitCode}: {result.Errors}{result.Output}");
    }
}
