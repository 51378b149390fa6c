using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>The API server over plain HTTP on loopback (<c>kubectl proxy</c>), for more requests a second than kubectl can be started.</summary>
internal sealed partial class ApiProxy : IAsyncDisposable
{
    private readonly Process _process;

    private ApiProxy(Process process, Uri address)
    {
        _process = process;
        Http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
    }

    public HttpClient Http { get; }

    public static async Task<ApiProxy> OpenAsync(Kubectl kubectl)
    {
        var start = new ProcessStartInfo(kubectl.Program, ["--kubeconfig", kubectl.Kubeconfig, "proxy", "--port=0"]) { RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("kubectl proxy did not start");
        var line = await process.StandardOutput.ReadLineAsync() ?? "";
        if (Serving().Match(line) is { Success: true } match)
            return new(process, new Uri($"http://{match.Groups["address"].Value}"));

        process.Kill();
        process.Dispose();
        throw new InvalidOperationException($"kubectl proxy said: {line}");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"serve on (?<address>127\.0\.0\.1:\d+)")]
    private static partial Regex Serving();
}
