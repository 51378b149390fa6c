using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Load.Clusters;
using CachePolicyOperator.Load.Processes;
using CachePolicyOperator.Load.Reports;
using CachePolicyOperator.Revisions;

namespace CachePolicyOperator.Load.Measurements;

/// <summary>A start among many policies that are settled: lists, one look at each, no write.</summary>
internal static class SettledMeasurement
{
    private const int Starts = 3;
    private const double Goal = 2;
    private const double MemoryGoal = 150;

    /// <summary>The version of a list that a server answers from its cache, as informers ask for it.</summary>
    private const string Cached = "0";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestFinish = TimeSpan.FromMinutes(5);

    /// <summary>After the driver's own lists: their garbage, here and in the API server, is not the operator's.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(LoadCluster cluster, OperatorStarter operators, Report report, int policies, TimeProvider time, CancellationToken cancellationToken)
    {
        Journal.Say($"starting among {policies} settled policies");
        await FinishAsync(cluster, operators, policies, time, cancellationToken);
        var before = await cluster.FingerprintAsync(cancellationToken);
        List<double> synced = [], looked = [], cpu = [], lists = [];
        (double Rss, double Pss) memory = default;
        for (var i = 0; i < Starts; i++)
        {
            lists.Add((await ListAsync(cluster, time, cancellationToken)).TotalSeconds);
            await Task.Delay(Pause, time, cancellationToken);
            await using var process = operators.Start(workers: 4);
            synced.Add((await process.SyncedAsync(cancellationToken)).TotalSeconds);
            var working = await process.WorkingAsync(cancellationToken);
            var began = process.Age;
            var activity = await process.Meter.UntilQuietAsync(Patience, cancellationToken);
            looked.Add((began + activity.Wall).TotalSeconds);
            cpu.Add(process.Meter.Used.TotalSeconds);
            if (i < Starts - 1)
                continue;
            await Task.Delay(IdleMeasurement.Rest, time, cancellationToken);
            memory = process.Meter.Memory();
        }

        var untouched = before == await cluster.FingerprintAsync(cancellationToken);
        var end = Statistics.Median(looked);
        report.Add(new(
            $"start → caches synced → {policies} policies looked at, {(untouched ? "none written" : "SOME WRITTEN")}",
            $"synced {Statistics.Median(synced):0.00} s, all looked at {end:0.00} s, {Statistics.Median(cpu):0.00} s CPU (median of {Starts})",
            $"{Statistics.Median(lists):0.00} s (a running client lists the same objects)",
            "2 s",
            untouched && end <= Goal));
        report.Add(new($"memory with {policies} policies, ConfigMaps and Deployments", $"{memory.Rss:0} MB resident, {memory.Pss:0} MB of its own (PSS)", "–", "150 MB", memory.Rss <= MemoryGoal));
    }

    /// <summary>Has the operator complete what it applied, and report it.</summary>
    private static async Task FinishAsync(LoadCluster cluster, OperatorStarter operators, int policies, TimeProvider time, CancellationToken cancellationToken)
    {
        await cluster.SeeSwitchesAsync(cancellationToken);
        await using var process = operators.Start(workers: 4);
        await process.WorkingAsync(cancellationToken);
        using var limit = new CancellationTokenSource(LongestFinish, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        while (await cluster.CountReadyAsync(linked.Token) < policies)
            await Task.Delay(Pause, time, linked.Token);
        await process.Meter.UntilQuietAsync(Patience, cancellationToken);
    }

    private static async Task<TimeSpan> ListAsync(LoadCluster cluster, TimeProvider time, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        await Task.WhenAll(
            cluster.ListAsync<CachePolicy>(null, cancellationToken, version: Cached),
            cluster.ListAsync<RevisionMetadata>(null, cancellationToken, Marks.PolicyLabel, Cached),
            cluster.ListAsync<Deployment>(null, cancellationToken, version: Cached));
        return time.GetElapsedTime(begun);
    }
}
