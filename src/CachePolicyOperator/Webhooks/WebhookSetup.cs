using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Certificates;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Runtime.Configuration;
using CachePolicyOperator.Runtime.Hosting;
using CachePolicyOperator.Runtime.Metrics;
using CachePolicyOperator.Webhooks.Endpoint;

namespace CachePolicyOperator.Webhooks;

/// <summary>Puts the webhook together.</summary>
internal static class WebhookSetup
{
    /// <summary>
    /// The server, or null where the options want none. It starts before the caches are filled, because the API server may call it while it
    /// answers their first list; until then it answers that it is not ready.
    /// </summary>
    public static async Task<WebhookServer?> CreateAsync(
        OperatorBuilder builder,
        HostOptions options,
        KubernetesConfiguration configuration,
        Caches caches,
        PolicyReviews reviews,
        IKubernetesClient client,
        IEventRecorder events,
        RuntimeMetrics metrics,
        ILoggerFactory loggers,
        CancellationToken stopping)
    {
        if (options.WebhookAddress is not { } address)
            return null;

        var user = options.OperatorUser ?? await OperatorUser.FindAsync(configuration, stopping);
        var logger = loggers.CreateLogger("Webhook");
        if (user is null)
            Log.OperatorUserUnknown(logger);
        var routes = WebhookRoutes.Of(reviews, () => caches.CanJudge, user, TimeProvider.System);
        var endpoint = new AdmissionEndpoint(routes, new AdmissionMetrics(metrics.Meter), TimeProvider.System, logger);
        var certificate = WebhookCertificates.Add(
            builder,
            options.Certificates,
            options.LeaseNamespace ?? configuration.Namespace,
            client,
            events,
            metrics.Meter,
            TimeProvider.System,
            loggers.CreateLogger("Certificates"));
        return new(endpoint, certificate, address, stopping);
    }
}
