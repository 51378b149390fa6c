using System.Text.Json.Nodes;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>The real kubectl, as a user has it.</summary>
internal sealed class Kubectl(string program, string kubeconfig)
{
    public string Program => program;

    public string Kubeconfig => kubeconfig;

    /// <summary>Runs kubectl and returns how it ended, whatever that is.</summary>
    public Task<CommandResult> TryAsync(string? input, params string[] arguments) =>
        Command.RunAsync(program, ["--kubeconfig", kubeconfig, .. arguments], input);

    /// <summary>Runs kubectl, which has to succeed, and returns what it printed.</summary>
    public async Task<string> RunAsync(params string[] arguments) => await RunWithInputAsync(null, arguments);

    public Task<string> ApplyAsync(string manifest) => RunWithInputAsync(manifest, "apply", "-f", "-");

    /// <summary>An object as JSON, or null where there is none.</summary>
    public async Task<JsonNode?> GetAsync(string @namespace, string resource)
    {
        var text = await RunAsync("get", "-n", @namespace, resource, "-o", "json", "--ignore-not-found");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    /// <summary>The kubeconfig as JSON, with its current context only and without references to files.</summary>
    public async Task<JsonNode> ConfigAsync() => JsonNode.Parse(await RunAsync("config", "view", "--raw", "--minify", "--flatten", "-o", "json"))!;

    private async Task<string> RunWithInputAsync(string? input, params string[] arguments)
    {
        var result = await TryAsync(input, arguments);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException($"kubectl {string.Join(' ', arguments)} exited with {result.ExitCode}: {result.Errors}{result.Output}");
    }
}
