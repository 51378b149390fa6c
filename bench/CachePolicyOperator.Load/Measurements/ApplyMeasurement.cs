using CachePolicyOperator.Load.Clusters;
using CachePolicyOperator.Load.Processes;
using CachePolicyOperator.Load.Reports;

namespace CachePolicyOperator.Load.Measurements;

/// <summary>Policies that the operator meets for the first time, as many as there are: with one worker, the rest with four.</summary>
internal static class ApplyMeasurement
{
    private const int FloorCount = 150;
    private const double Goal = 50;

    private static readonly TimeSpan SampleEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    public static async Task RunAsync(LoadCluster cluster, OperatorStarter operators, Report report, LoadOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var floorOfOne = await FloorAsync(cluster, 1, time, cancellationToken);
        var one = await RateAsync(cluster, operators, 1, options.Policies / 3, options.RateWindow, time, cancellationToken);
        report.Add(new(
            $"applied the first time, 1 worker ({one.Count} policies)", $"{one.Rate:0} a second", $"{floorOfOne:0} a second (the two writes, one at a time)", "50 a second", one.Rate >= Goal));

        var floorOfFour = await FloorAsync(cluster, 4, time, cancellationToken);
        var four = await RateAsync(cluster, operators, 4, options.Policies - one.Count, Patience, time, cancellationToken);
        report.Add(new(
            $"applied the first time, 4 workers ({four.Count} policies)", $"{four.Rate:0} a second = {four.Rate / one.Rate:0.0} ×", $"{floorOfFour:0} a second (the two writes, four at a time)", "grows with workers", four.Rate > one.Rate));
    }

    private static async Task<(int Count, double Rate)> RateAsync(
        LoadCluster cluster, OperatorStarter operators, int workers, int wanted, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        Journal.Say($"{wanted} policies for the first time, {workers} workers");
        await using var watch = await SwitchWatch.StartAsync(cluster.Client, LoadCluster.ManyNamespace, time, cancellationToken);
        await using (var process = operators.Start(workers))
        {
            await process.WorkingAsync(cancellationToken);
            var begun = time.GetTimestamp();
            while (watch.Moments.Count < wanted && time.GetElapsedTime(begun) < longest)
                await Task.Delay(SampleEvery, time, cancellationToken);
        }

        var moments = watch.Moments;
        return (moments.Count, (moments.Count - 1) / time.GetElapsedTime(moments[0], moments[^1]).TotalSeconds);
    }

    private static async Task<double> FloorAsync(LoadCluster cluster, int parallelism, TimeProvider time, CancellationToken cancellationToken)
    {
        string[] names = [.. Enumerable.Range(0, FloorCount).Select(i => $"floor-{parallelism}-{i}")];
        await LoadCluster.EachAsync(names, (name, token) => cluster.CreateWorkloadAsync(LoadCluster.FloorNamespace, name, token), cancellationToken);
        var bare = new BareClient(cluster.Client, cluster.Manifests);
        var begun = time.GetTimestamp();
        await LoadCluster.EachAsync(names, (name, token) => bare.ApplyAsync(LoadCluster.FloorNamespace, name, token), cancellationToken, parallelism);
        return FloorCount / time.GetElapsedTime(begun).TotalSeconds;
    }
}
