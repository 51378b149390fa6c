using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Load.Reports;

namespace CachePolicyOperator.Load.Webhooks;

/// <summary>Creations of policies on the API server, taking turns: without a webhook, with one that does nothing, with ours.</summary>
internal static class ServerMeasurement
{
    private const int WarmUps = 30;
    private const double Goal = 0.5;

    public static async Task RunAsync(WebhookCluster cluster, Report report, WebhookOptions options, int policies, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var rate in options.Rates)
        {
            // The names of one run are not those of another.
            var run = $"{policies}-{rate}";
            for (var i = 0; i < WarmUps; i++)
                await cluster.CreateAsync(i % 3, $"warm-{run}-{i}", cancellationToken);
            var calls = await OpenLoop.RunAsync(
                rate, options.Window,
                (i, token) => CreateAsync(cluster, i, $"timed-{run}-{i}", time, token),
                time, cancellationToken);
            Report(report, [.. calls.Select(call => call.Answer)], $"{policies} policies, {rate}/s");
        }
    }

    /// <summary>Its milliseconds; null where the API server, at more than it can do, answered with an error.</summary>
    private static async Task<double?> CreateAsync(WebhookCluster cluster, int i, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        try
        {
            await cluster.CreateAsync(i % 3, name, cancellationToken);
            return time.GetElapsedTime(begun).TotalMilliseconds;
        }
        catch (KubernetesApiException)
        {
            return null;
        }
    }

    private static void Report(Report report, IReadOnlyList<double?> calls, string what)
    {
        var turns = Enumerable.Range(0, 3).Select(turn => calls.Where((_, i) => i % 3 == turn).OfType<double>().ToList()).ToList();
        var failed = calls.Count(call => call is null);
        if (turns.Exists(turn => turn.Count == 0))
        {
            report.Add(new($"policy created through the API server, {what} ({calls.Count} creations)", $"{failed} failed", "–", "–", false));
            return;
        }

        var p50 = turns.ConvertAll(turn => Statistics.Median(turn));
        var p99 = turns.ConvertAll(turn => Statistics.Percentile(turn, 99));
        report.Add(new(
            $"policy created through the API server, {what} ({calls.Count} creations, {failed} failed)",
            $"with our webhook p50 {p50[2]:0.00} ms, p99 {p99[2]:0.00} ms",
            $"without one p50 {p50[0]:0.00} ms, p99 {p99[0]:0.00} ms; with one that does nothing p50 {p50[1]:0.00} ms, p99 {p99[1]:0.00} ms",
            "p50 0.5 ms above one that does nothing",
            failed == 0 && p50[2] - p50[1] <= Goal));
    }
}
