using CachePolicyOperator.Entities;
using CachePolicyOperator.Runtime.Configuration;
using CachePolicyOperator.Runtime.Hosting;
using CachePolicyOperator.Runtime.Informers;
using CachePolicyOperator.Runtime.Metrics;
using CachePolicyOperator.Webhooks.Endpoint;
using CachePolicyOperator.Webhooks.Reviewers.Policies;

namespace CachePolicyOperator.Webhooks;

/// <summary>Puts the webhook together.</summary>
internal static class WebhookSetup
{
    /// <summary>
    /// The server, or null where the options want none. It starts before the caches are filled, because the API server may call it while it
    /// answers their first list; until then it answers that it is not ready.
    /// </summary>
    public static async Task<WebhookServer?> CreateAsync(
        OperatorBuilder builder, HostOptions options, KubernetesConfiguration configuration, RuntimeMetrics metrics, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        if (options.WebhookAddress is not { } address)
            return null;

        var user = options.OperatorUser ?? await OperatorUser.FindAsync(configuration, cancellationToken);
        var logger = loggers.CreateLogger("Webhook");
        if (user is null)
            Log.OperatorUserUnknown(logger);
        var policies = builder.Informer<CachePolicy>(new InformerScope { Namespace = options.Namespace });
        var routes = WebhookRoutes.Of(new CatalogueJudge(), () => policies.HasSynced, user);
        var endpoint = new AdmissionEndpoint(routes, new AdmissionMetrics(metrics.Meter), TimeProvider.System, logger);
        return new(endpoint, new EphemeralCertificate(TimeProvider.System), address);
    }
}
