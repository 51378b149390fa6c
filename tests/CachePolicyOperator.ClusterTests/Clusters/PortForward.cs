using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>A local port that leads to a pod's, through the API server: works whether or not pod addresses are reachable.</summary>
internal sealed partial class PortForward : IAsyncDisposable
{
    private readonly Process _process;

    private PortForward(Process process, Uri address)
    {
        _process = process;
        Http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
    }

    public HttpClient Http { get; }

    public static async Task<PortForward> OpenAsync(Kubectl kubectl, string @namespace, string pod, int port)
    {
        var start = new ProcessStartInfo(kubectl.Program, ["--kubeconfig", kubectl.Kubeconfig, "port-forward", "-n", @namespace, $"pod/{pod}", $":{port}", "--address", "127.0.0.1"])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("kubectl port-forward did not start");
        var line = await process.StandardOutput.ReadLineAsync() ?? "";
        var match = Forwarding().Match(line);
        if (match.Success)
            return new(process, new Uri($"http://127.0.0.1:{match.Groups["port"].Value}"));

        process.Kill();
        process.Dispose();
        throw new InvalidOperationException($"kubectl port-forward said: {line}");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"127\.0\.0\.1:(?<port>\d+) ->")]
    private static partial Regex Forwarding();
}
