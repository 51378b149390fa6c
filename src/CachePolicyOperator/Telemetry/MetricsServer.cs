using System.Net;

namespace CachePolicyOperator.Telemetry;

/// <summary>Serves /metrics on a port of its own, which a NetworkPolicy can open to the monitoring alone.</summary>
internal sealed class MetricsServer(MetricsCollector metrics, IPEndPoint address) : KestrelServer(Build(metrics, address))
{
    private static WebApplication Build(MetricsCollector metrics, IPEndPoint address)
    {
        var application = Plain(address);
        application.MapGet("/metrics", () => Results.Text(metrics.Collect(), PrometheusText.ContentType));
        return application;
    }
}
