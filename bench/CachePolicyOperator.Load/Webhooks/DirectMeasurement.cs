using CachePolicyOperator.Load.Processes;
using CachePolicyOperator.Load.Reports;

namespace CachePolicyOperator.Load.Webhooks;

/// <summary>Reviews sent straight to the webhook, at each rate.</summary>
internal static class DirectMeasurement
{
    private const int WarmUps = 2000;
    private const double Goal = 2;

    public static async Task RunAsync(ReviewSender sender, OperatorProcess process, Report report, WebhookOptions options, int policies, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var i = 0; i < WarmUps; i++)
            await sender.SendAsync(cancellationToken);
        foreach (var rate in options.Rates)
        {
            var before = process.Meter.Used;
            var answers = await OpenLoop.RunAsync(rate, options.Window, (_, token) => sender.SendAsync(token), time, cancellationToken);
            var cpu = (process.Meter.Used - before).TotalMilliseconds / answers.Count;
            var (seen, inside) = (answers.Select(a => a.Seen).ToList(), answers.Select(a => a.Answer).ToList());
            var p99 = Statistics.Percentile(inside, 99);
            report.Add(new(
                $"webhook, {policies} policies, {rate}/s ({answers.Count} reviews)",
                $"in process p50 {Statistics.Median(inside):0.00} ms, p99 {p99:0.00} ms; its caller p50 {Statistics.Median(seen):0.00} ms, p99 {Statistics.Percentile(seen, 99):0.00} ms; {cpu:0.00} ms CPU each",
                "–",
                "p99 in process 2 ms",
                p99 < Goal));
        }

        var (rss, pss) = process.Meter.Memory();
        report.Add(new($"memory of the webhook with {policies} policies, after the load", $"{rss:0} MB resident, {pss:0} MB of its own (PSS)", "–", "–", null));
    }
}
