using System.Net;
using CachePolicyOperator.Runtime.Hosting;

namespace CachePolicyOperator.Health;

/// <summary>Serves /healthz and /readyz on a port of their own, in the manner of Kubernetes' components.</summary>
internal sealed class HealthServer(HealthChecks liveness, HealthChecks readiness, IPEndPoint address) : KestrelServer(Build(liveness, readiness, address))
{
    private static WebApplication Build(HealthChecks liveness, HealthChecks readiness, IPEndPoint address)
    {
        var application = Plain(address);
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
