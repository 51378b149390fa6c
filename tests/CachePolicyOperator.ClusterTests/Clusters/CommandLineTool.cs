using System.Diagnostics;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>The built <c>cachepolicy</c>, as somebody with a kubeconfig runs it.</summary>
internal sealed class CommandLineTool(string kubeconfig)
{
    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "cachepolicy.dll");

    /// <summary>The program itself.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "cachepolicy");

    public Task<CommandResult> RunAsync(params string[] arguments) => WithInputAsync(null, arguments);

    public Task<CommandResult> WithInputAsync(string? input, params string[] arguments) =>
        Command.RunAsync("dotnet", [Library, .. arguments, "--kubeconfig", kubeconfig], input);

    /// <summary>Starts it, for what does not end by itself.</summary>
    public Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Library, .. arguments, "--kubeconfig", kubeconfig]) { RedirectStandardOutput = true })!;
}
