using CachePolicyOperator.Load.Clusters;
using CachePolicyOperator.Load.Processes;
using CachePolicyOperator.Load.Reports;

namespace CachePolicyOperator.Load.Rollouts;

/// <summary>What the operator uses while many workloads roll, all at once and under the default bounds.</summary>
internal static class MassRollouts
{
    private const double CoresGoal = 1;
    private const double MemoryGoal = 150;

    public static async Task RunAsync(RolloutCluster cluster, OperatorStarter operators, ProxyPlayer proxies, Report report, RolloutOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var names = Enumerable.Range(0, options.Workloads).Select(LoadCluster.Name).ToList();
        Journal.Say($"creating {options.Workloads} workloads of {options.Pods} pods");
        await cluster.CreateWorkloadsAsync(names, options.Pods, cancellationToken);
        using var http = new HttpClient();
        await using var process = operators.Start(workers: 4, metrics: true);
        await process.WorkingAsync(cancellationToken);
        await MeasureAsync("policies created, all at once", () => cluster.CreatePoliciesAsync(names, cancellationToken));
        await MeasureAsync("policies changed, all at once", () => cluster.ChangeAsync(names, 6, canary: null, cancellationToken));
        await cluster.BoundAsync(cancellationToken);
        await MeasureAsync("policies changed, default bounds", () => cluster.ChangeAsync(names, 5, canary: null, cancellationToken));

        async Task MeasureAsync(string what, Func<Task> act)
        {
            await Task.Delay(Rest, time, cancellationToken);
            var before = await RequestCounts.ReadAsync(http, OperatorStarter.Metrics, cancellationToken);
            var asked = proxies.Asked;
            await using var sampler = new UsageSampler(process, time);
            await act();
            var most = await cluster.UntilServedAsync(names, cancellationToken);
            var usage = sampler.Take();
            var requests = (await RequestCounts.ReadAsync(http, OperatorStarter.Metrics, cancellationToken)).Since(before);
            var figure = $"{options.Workloads} × {options.Pods} pods, {what}";
            report.Add(new(
                $"{figure}: processor",
                $"{usage.Cores:0.00} cores on average, {usage.BusiestSecond:0.00} in the busiest second; {usage.Cpu.TotalSeconds:0.0} s in {usage.Wall.TotalSeconds:0} s, at most {most} rollouts in progress",
                "–",
                $"under {CoresGoal:0} core on average",
                usage.Cores < CoresGoal));
            report.Add(new($"{figure}: memory", $"{usage.Memory:0} MB resident at most", "–", $"under {MemoryGoal:0} MB", usage.Memory < MemoryGoal));
            report.Add(new(
                $"{figure}: requests",
                $"{requests} to the API server = {requests.Total / (double)options.Workloads:0.0} a rollout; pods asked {proxies.Asked - asked} times",
                "3 writes a rollout",
                "–",
                null));
        }
    }

    /// <summary>What went before is forgotten: its garbage is collected or never will be.</summary>
    private static TimeSpan Rest => Measurements.IdleMeasurement.Rest;
}
