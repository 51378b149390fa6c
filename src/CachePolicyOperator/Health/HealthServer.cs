using System.Net;
using CachePolicyOperator.Runtime.Hosting;

namespace CachePolicyOperator.Health;

/// <summary>Serves /healthz and /readyz on a port of their own, in the manner of Kubernetes' components.</summary>
internal sealed class HealthServer(HealthChecks liveness, HealthChecks readiness, IPEndPoint address) : IHostedServer, IAsyncDisposable
{
    private readonly WebApplication _application = Build(liveness, readiness, address);

    /// <exception cref="IOException">The address is taken.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => _application.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => _application.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static WebApplication Build(HealthChecks liveness, HealthChecks readiness, IPEndPoint address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenAt(address, static _ => { }));
        var application = builder.Build();
        application.MapGet("/healthz/{check?}", (string? check, HttpContext context) => Answer(liveness, check, context));
        application.MapGet("/readyz/{check?}", (string? check, HttpContext context) => Answer(readiness, check, context));
        return application;
    }

    private static IResult Answer(HealthChecks checks, string? check, HttpContext context)
    {
        var query = context.Request.Query;
        var response = checks.Respond(check, query.ContainsKey("verbose"), [.. query["exclude"].OfType<string>()]);
        return Results.Text(response.Body, "text/plain", statusCode: response.StatusCode);
    }
}
