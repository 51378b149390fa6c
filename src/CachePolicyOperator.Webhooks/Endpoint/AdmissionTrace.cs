using System.Diagnostics;

namespace CachePolicyOperator.Webhooks.Endpoint;

/// <summary>The span of one review. Costs nothing while nobody listens.</summary>
public static class AdmissionTrace
{
    public const string SourceName = "CachePolicyOperator.Webhooks";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? Start(string webhook)
    {
        var activity = Source.StartActivity("admission", ActivityKind.Server);
        activity?.SetTag("webhook", webhook);
        return activity;
    }

    internal static void Replied(this Activity? activity, int status) => activity?.SetTag("http.response.status_code", status);
}
