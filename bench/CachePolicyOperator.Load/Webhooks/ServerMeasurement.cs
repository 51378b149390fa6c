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
                async (i, token) =>
                {
                    var begun = time.GetTimestamp();
                    await cluster.CreateAsync(i % 3, $"timed-{run}-{i}", token);
                    return time.GetElapsedTime(begun).TotalMilliseconds;
                },
                time, cancellationToken);
            Report(report, calls, $"{policies} policies, {rate}/s");
        }
    }

    private static void Report(Report report, IReadOnlyList<(double Seen, double Answer)> calls, string what)
    {
        var turns = Enumerable.Range(0, 3).Select(turn => calls.Where((_, i) => i % 3 == turn).Select(c => c.Answer).ToList()).ToList();
        if (turns.Exists(turn => turn.Count == 0))
            return;
        var p50 = turns.ConvertAll(turn => Statistics.Median(turn));
        var p99 = turns.ConvertAll(turn => Statistics.Percentile(turn, 99));
        report.Add(new(
            $"policy created through the API server, {what} ({calls.Count} creations)",
            $"with our webhook p50 {p50[2]:0.00} ms, p99 {p99[2]:0.00} ms",
            $"without one p50 {p50[0]:0.00} ms, p99 {p99[0]:0.00} ms; with one that does nothing p50 {p50[1]:0.00} ms, p99 {p99[1]:0.00} ms",
            "p50 0.5 ms above one that does nothing",
            p50[2] - p50[1] <= Goal));
    }
}
