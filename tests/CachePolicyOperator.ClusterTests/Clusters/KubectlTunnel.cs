using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>A port on loopback that leads into the cluster for as long as a kubectl runs.</summary>
internal sealed partial class KubectlTunnel : IAsyncDisposable
{
    private readonly Process _process;

    private KubectlTunnel(Process process, Uri address)
    {
        _process = process;
        Http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
    }

    public HttpClient Http { get; }

    /// <summary>To a pod's port, through the API server: works whether or not pod addresses are reachable.</summary>
    public static Task<KubectlTunnel> ToPodAsync(Kubectl kubectl, string @namespace, string pod, int port) =>
        OpenAsync(kubectl, ["port-forward", "-n", @namespace, $"pod/{pod}", $":{port}", "--address", "127.0.0.1"]);

    /// <summary>To the API server over plain HTTP, for more requests a second than kubectl can be started.</summary>
    public static Task<KubectlTunnel> ToApiServerAsync(Kubectl kubectl) => OpenAsync(kubectl, ["proxy", "--port=0"]);

    private static async Task<KubectlTunnel> OpenAsync(Kubectl kubectl, string[] arguments)
    {
        var start = new ProcessStartInfo(kubectl.Program, ["--kubeconfig", kubectl.Kubeconfig, .. arguments]) { RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"kubectl {arguments[0]} did not start");
        var line = await process.StandardOutput.ReadLineAsync() ?? "";
        if (Listening().Match(line) is { Success: true } match)
            return new(process, new Uri($"http://{match.Groups["address"].Value}"));

        process.Kill();
        process.Dispose();
        throw new InvalidOperationException($"kubectl {arguments[0]} said: {line}");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // "Forwarding from 127.0.0.1:41234 -> 8080", "Starting to serve on 127.0.0.1:41234".
    [GeneratedRegex(@"(?:from|serve on) (?<address>127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
