using CachePolicyOperator.Entities;
using CachePolicyOperator.Load.Clusters;
using CachePolicyOperator.Load.Measurements;
using CachePolicyOperator.Load.Processes;
using CachePolicyOperator.Load.Reports;
using CachePolicyOperator.Revisions;
using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Runtime.Configuration;

namespace CachePolicyOperator.Load;

/// <summary>All measurements in the order in which each leaves the cluster as the next one wants it.</summary>
internal static class LoadRun
{
    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        using var metrics = new ClientMetrics();
        using var client = new KubernetesClient(
            DefaultConfiguration.Load(options.Kubeconfig, null, time),
            new() { UserAgent = "cachepolicy-load/1", RequestTimeout = TimeSpan.FromMinutes(2) },
            metrics,
            time,
            EntitiesJsonContext.Default,
            RevisionsJsonContext.Default,
            LoadJsonContext.Default);
        var report = new Report(time);
        var cluster = new LoadCluster(client, Manifests.Read(options.Repository), time);
        var operators = new OperatorStarter(options.Operator, options.Kubeconfig, LoadCluster.LeaseNamespace, time);
        try
        {
            await cluster.PrepareAsync(cancellationToken);
            await IdleMeasurement.RunAsync(operators, report, time, cancellationToken);
            await LatencyMeasurement.RunAsync(cluster, operators, report, options.Samples, time, cancellationToken);
            await cluster.FillAsync(options.Policies, cancellationToken);
            await ApplyMeasurement.RunAsync(cluster, operators, report, options, time, cancellationToken);
            await SettledMeasurement.RunAsync(cluster, operators, report, options.Policies, time, cancellationToken);
            await ResyncMeasurement.RunAsync(operators, report, options.Policies, time, cancellationToken);
        }
        finally
        {
            report.Print(Console.Out);
            await cluster.RemoveAsync(CancellationToken.None);
        }

        return 0;
    }
}
