using CachePolicyOperator.Load.Clusters;
using CachePolicyOperator.Load.Processes;
using CachePolicyOperator.Load.Reports;

namespace CachePolicyOperator.Load.Measurements;

/// <summary>How long after a policy was created its workload is patched, turn by turn with the same two writes by a bare client.</summary>
internal static class LatencyMeasurement
{
    private const int WarmUps = 10;
    private const double Goal = 1.5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Between two turns, so that what the operator still reports of one does not slow the next.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    public static async Task RunAsync(LoadCluster cluster, OperatorStarter operators, Report report, int samples, TimeProvider time, CancellationToken cancellationToken)
    {
        Journal.Say($"timing {samples} policies one by one");
        var count = WarmUps + samples;
        await LoadCluster.EachAsync(Enumerable.Range(0, count), async (i, token) =>
        {
            await cluster.CreateWorkloadAsync(LoadCluster.SingleNamespace, LoadCluster.Name(i), token);
            await cluster.CreateWorkloadAsync(LoadCluster.FloorNamespace, LoadCluster.Name(i), token);
        }, cancellationToken);

        var bare = new BareClient(cluster.Client, cluster.Manifests);
        List<double> operated = [], floor = [];
        await using var process = operators.Start(workers: 1);
        await using var watch = await SwitchWatch.StartAsync(cluster.Client, LoadCluster.SingleNamespace, time, cancellationToken);
        await process.WorkingAsync(cancellationToken);
        for (var i = 0; i < count; i++)
        {
            var name = LoadCluster.Name(i);
            var begun = time.GetTimestamp();
            await bare.ApplyAsync(LoadCluster.FloorNamespace, name, cancellationToken);
            var least = time.GetElapsedTime(begun);
            await Task.Delay(Pause, time, cancellationToken);

            await cluster.Client.CreateAsync(cluster.Manifests.Policy(LoadCluster.SingleNamespace, name), cancellationToken);
            var created = time.GetTimestamp();
            var switched = await watch.SwitchedAsync(name, Patience, cancellationToken);
            await Task.Delay(Pause, time, cancellationToken);
            if (i < WarmUps)
                continue;
            floor.Add(least.TotalMilliseconds);
            operated.Add(time.GetElapsedTime(created, switched).TotalMilliseconds);
        }

        var (median, least50) = (Statistics.Median(operated), Statistics.Median(floor));
        report.Add(new(
            $"policy created → workload patched, p50 of {samples}, one worker",
            $"{median:0.0} ms = {median / least50:0.00} × (p95 {Statistics.Percentile(operated, 95):0.0} ms)",
            $"{least50:0.0} ms (p95 {Statistics.Percentile(floor, 95):0.0} ms; one ConfigMap create, one workload patch)",
            "1.5 × the floor",
            median <= Goal * least50));
    }
}
