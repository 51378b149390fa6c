using CachePolicyOperator.Entities;
using CachePolicyOperator.Load.Processes;
using CachePolicyOperator.Load.Reports;

namespace CachePolicyOperator.Load.Rollouts;

/// <summary>The requests of one rollout, for workloads of different sizes.</summary>
internal static class SingleRollouts
{
    /// <summary>ConfigMap, workload and status: what cannot be left out.</summary>
    private const string Floor = "3 (ConfigMap, workload, status)";

    /// <summary>Whatever the number of pods: they are listed page by page, and looked at every two seconds or when the workload's counts change.</summary>
    private const int Goal = 40;

    /// <summary>A canary is judged every two seconds for ten, and each time pods are listed and the status may be written.</summary>
    private const int CanaryGoal = 60;

    /// <summary>After it events and the last status are written, and nothing more comes.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(4);

    private static readonly Canary Trial = new() { Pods = "1", Hold = "10s" };

    public static async Task RunAsync(RolloutCluster cluster, OperatorStarter operators, ProxyPlayer proxies, Report report, RolloutOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        await using var process = operators.Start(workers: 4, metrics: true);
        await process.WorkingAsync(cancellationToken);
        foreach (var pods in options.Sizes)
        {
            string[] names = [$"single-{pods}"];
            await cluster.CreateWorkloadsAsync(names, pods, cancellationToken);
            await MeasureAsync("created", Goal, () => cluster.CreatePoliciesAsync(names, cancellationToken));
            await MeasureAsync("changed", Goal, () => cluster.ChangeAsync(names, 6, canary: null, cancellationToken));
            await MeasureAsync("changed, with a canary of one pod held for 10 s", CanaryGoal, () => cluster.ChangeAsync(names, 5, Trial, cancellationToken));

            async Task MeasureAsync(string what, int goal, Func<Task> act)
            {
                await Task.Delay(Rest, time, cancellationToken);
                var before = await RequestCounts.ReadAsync(http, OperatorStarter.Metrics, cancellationToken);
                var (asked, probed, begun) = (proxies.Asked, proxies.Probed, time.GetTimestamp());
                await act();
                await cluster.UntilServedAsync(names, cancellationToken);
                var took = time.GetElapsedTime(begun);
                await Task.Delay(Rest, time, cancellationToken);
                var requests = (await RequestCounts.ReadAsync(http, OperatorStarter.Metrics, cancellationToken)).Since(before);
                report.Add(new(
                    $"requests of a rollout of {pods} pods: {what}",
                    $"{requests} to the API server; pods asked {proxies.Asked - asked} times, probed {proxies.Probed - probed} times; Ready after {took.TotalSeconds:0.0} s",
                    Floor,
                    $"at most {goal} to the API server",
                    requests.Total <= goal));
            }
        }
    }
}
