using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>The built operator, started as a user would start it outside a cluster.</summary>
internal sealed class OperatorProcess : IAsyncDisposable
{
    /// <summary>The lease that the leader holds, where nothing else is said.</summary>
    public const string Lease = "cachepolicy-operator";

    private const int SigTerm = 15;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly Uri _health;

    private OperatorProcess(Process process, Uri health)
    {
        _process = process;
        _health = health;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Log => string.Join('\n', _log);

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts the operator and waits until it says that it is ready.</summary>
    public static Task<OperatorProcess> StartAsync(string kubeconfig, params string[] arguments) =>
        StartAsync(kubeconfig, new Dictionary<string, string>(), arguments);

    /// <inheritdoc cref="StartAsync(string, string[])"/>
    public static async Task<OperatorProcess> StartAsync(string kubeconfig, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var started = Start(kubeconfig, environment, arguments);
        await started.UntilReadyAsync();
        return started;
    }

    /// <summary>Starts an operator that may never be ready.</summary>
    public static OperatorProcess Start(string kubeconfig, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var port = LoopbackPort.Next();
        var program = Path.Combine(AppContext.BaseDirectory, "CachePolicyOperator.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--kubeconfig", kubeconfig, "--health-address", $"127.0.0.1:{port}", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // No debugger's pipe in /tmp: a test looks at which files the process opens.
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException("the operator did not start");
        return new(process, new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}"));
    }

    /// <summary>Waits until it holds the lease: one that was killed before it keeps the lease for a while.</summary>
    public Task UntilLeadingAsync() =>
        Eventually.HoldsAsync("the operator leads", () => Task.FromResult(Log), log => log.Contains("workers started", StringComparison.Ordinal));

    /// <summary>Asks it to stop, as the kubelet does, and waits for its end.</summary>
    public async Task StopAsync()
    {
        Signals.Send(_process.Id, SigTerm);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        await _process.WaitForExitAsync(limit.Token);
    }

    /// <summary>Ends it without warning.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops it in order, so that the next operator need not wait for the lease to run out.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await StopAsync();
        _process.Dispose();
    }

    /// <summary>What its readiness probe answers; empty while it does not.</summary>
    public async Task<string> ReadinessAsync()
    {
        using var http = new HttpClient { BaseAddress = _health, Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var response = await http.GetAsync(new Uri("/readyz?verbose", UriKind.Relative));
            return await response.Content.ReadAsStringAsync();
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return "";
        }
    }

    /// <summary>Waits until it says that it is ready.</summary>
    public async Task UntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = _health, Timeout = TimeSpan.FromSeconds(2) };
        await Eventually.HoldsAsync(
            "the operator is ready",
            async () =>
            {
                if (_process.HasExited)
                    throw new InvalidOperationException($"the operator ended with {_process.ExitCode}:\n{Log}");
                return await StatusAsync(http);
            },
            status => status == HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode?> StatusAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/readyz", UriKind.Relative));
            return response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
            _log.Enqueue(line.Data);
    }
}
