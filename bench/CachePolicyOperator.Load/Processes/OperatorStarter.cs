using System.Diagnostics;
using System.Net;

namespace CachePolicyOperator.Load.Processes;

/// <summary>Starts the operator as a process of its own.</summary>
internal sealed class OperatorStarter(string executable, string kubeconfig, string leaseNamespace, TimeProvider time)
{
    private const string HealthAddress = "127.0.0.1:18081";
    private const string MetricsAddress = "127.0.0.1:18082";

    /// <summary>Where an operator that was started with metrics has them.</summary>
    public static Uri Metrics { get; } = new($"http://{MetricsAddress}/metrics");

    public OperatorProcess Start(int workers, TimeSpan? resync = null, bool metrics = false)
    {
        string[] arguments =
        [
            "--kubeconfig", kubeconfig, "--workers", $"{workers}", "--probe", "Direct", "--health-address", HealthAddress,
            "--lease-namespace", leaseNamespace, .. resync is { } period ? ["--resync-period", $"{period.TotalSeconds}s"] : Array.Empty<string>(),
            .. metrics ? ["--metrics-address", MetricsAddress] : Array.Empty<string>(),
        ];
        return new(Begin(arguments), time);
    }

    /// <summary>One that serves the webhook. Somebody else has the lease.</summary>
    public OperatorProcess StartWebhook(IPEndPoint address) => new(
        Begin(["--kubeconfig", kubeconfig, "--health-address", HealthAddress, "--lease-namespace", leaseNamespace, "--webhook-address", $"{address}", "--webhook-host", $"{address.Address}", "--operator-user", "cachepolicy-load"]),
        time);

    /// <summary>From the start of the process to its end when it has nothing to do but say its version: the least a start costs.</summary>
    public async Task<TimeSpan> EmptyStartAsync(CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        using var process = Begin(["--version"]);
        await process.WaitForExitAsync(cancellationToken);
        return time.GetElapsedTime(begun);
    }

    private Process Begin(string[] arguments) =>
        Process.Start(new ProcessStartInfo(executable, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{executable} was not started.");
}
