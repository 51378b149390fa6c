using System.Net;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Load.Clusters;
using CachePolicyOperator.Load.Processes;
using CachePolicyOperator.Load.Reports;
using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Runtime.Configuration;

namespace CachePolicyOperator.Load.Webhooks;

/// <summary>The webhook's measurements, with more and more policies.</summary>
internal static class WebhookRun
{
    private static readonly IPEndPoint Judged = new(IPAddress.Loopback, 19443);
    private static readonly IPEndPoint Nothing = new(IPAddress.Loopback, 19444);

    public static async Task<int> RunAsync(WebhookOptions options, CancellationToken cancellationToken)
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
        var manifests = Manifests.Read(options.Repository);
        var cluster = new LoadCluster(client, manifests, time);
        var webhooks = new WebhookCluster(client, manifests);
        var operators = new OperatorStarter(options.Operator, options.Kubeconfig, LoadCluster.LeaseNamespace, time);
        await using var idle = new IdleWebhook(Nothing);
        try
        {
            await idle.StartAsync(cancellationToken);
            await cluster.PrepareAsync(cancellationToken);
            await webhooks.PrepareAsync(cancellationToken);
            var policies = 0;
            foreach (var wanted in options.Policies)
            {
                Journal.Say($"creating {wanted - policies} policies");
                await webhooks.FillAsync(policies, wanted, cancellationToken);
                policies = wanted;
                await MeasureAsync(webhooks, operators, idle, report, options, policies, manifests.Policy("shop", "storefront"), time, cancellationToken);
            }
        }
        finally
        {
            report.Print(Console.Out);
            await webhooks.RemoveAsync(CancellationToken.None);
            await cluster.RemoveAsync(CancellationToken.None);
        }

        return 0;
    }

    private static async Task MeasureAsync(
        WebhookCluster cluster, OperatorStarter operators, IdleWebhook idle, Report report, WebhookOptions options, int policies, CachePolicy policy, TimeProvider time, CancellationToken cancellationToken)
    {
        var address = new Uri($"https://{Judged}/validate/cachepolicies");
        await using var process = operators.StartWebhook(Judged);
        await process.SyncedAsync(cancellationToken);
        await process.CertifiedAsync(cancellationToken);
        using var sender = new ReviewSender(address, policy);
        await DirectMeasurement.RunAsync(sender, process, report, options, policies, time, cancellationToken);
        await cluster.RegisterAsync((idle.Address, idle.CertificatePem), (address, sender.CertificatePem), cancellationToken);
        await ServerMeasurement.RunAsync(cluster, report, options, policies, time, cancellationToken);
    }
}
