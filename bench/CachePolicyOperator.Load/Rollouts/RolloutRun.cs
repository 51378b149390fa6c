using CachePolicyOperator.Entities;
using CachePolicyOperator.Load.Clusters;
using CachePolicyOperator.Load.Processes;
using CachePolicyOperator.Load.Reports;
using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Runtime.Configuration;

namespace CachePolicyOperator.Load.Rollouts;

/// <summary>The measurements of rollouts, against a control plane with a Deployment controller.</summary>
internal static class RolloutRun
{
    public static async Task<int> RunAsync(RolloutOptions options, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        using var metrics = new ClientMetrics();
        using var client = new KubernetesClient(
            DefaultConfiguration.Load(options.Kubeconfig, null, time),
            new() { UserAgent = "cachepolicy-load/1", RequestTimeout = TimeSpan.FromMinutes(2) },
            metrics,
            time,
            EntitiesJsonContext.Default,
            LoadJsonContext.Default);
        var report = new Report(time);
        var cluster = new LoadCluster(client, Manifests.Read(options.Repository), time);
        var rollouts = new RolloutCluster(cluster, time);
        var operators = new OperatorStarter(options.Operator, options.Kubeconfig, LoadCluster.LeaseNamespace, time);
        try
        {
            await cluster.PrepareAsync(cancellationToken);
            await using var pods = await PodPlayer.StartAsync(client, RolloutCluster.Namespace, cancellationToken);
            await using var proxies = new ProxyPlayer(pods);
            await SingleRollouts.RunAsync(rollouts, operators, proxies, report, options, time, cancellationToken);
            await MassRollouts.RunAsync(rollouts, operators, proxies, report, options, time, cancellationToken);
            Journal.Say($"{pods.Started} pods were played");
        }
        finally
        {
            report.Print(Console.Out);
            await cluster.RemoveAsync(CancellationToken.None);
        }

        return 0;
    }
}
