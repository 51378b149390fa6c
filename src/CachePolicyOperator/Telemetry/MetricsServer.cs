using System.Net;
using CachePolicyOperator.Runtime.Hosting;

namespace CachePolicyOperator.Telemetry;

/// <summary>Serves /metrics on a port of its own, which a NetworkPolicy can open to the monitoring alone.</summary>
internal sealed class MetricsServer(MetricsCollector metrics, IPEndPoint address) : IHostedServer, IAsyncDisposable
{
    private readonly WebApplication _application = Build(metrics, address);

    /// <exception cref="IOException">The address is taken.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => _application.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => _application.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static WebApplication Build(MetricsCollector metrics, IPEndPoint address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenAt(address, _ => { }));
        var application = builder.Build();
        application.MapGet("/metrics", () => Results.Text(metrics.Collect(), PrometheusText.ContentType));
        return application;
    }
}
