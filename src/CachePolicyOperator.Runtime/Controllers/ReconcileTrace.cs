using System.Diagnostics;

namespace CachePolicyOperator.Runtime.Controllers;

/// <summary>The span of one reconcile; the requests that it makes are below it. Costs nothing while nobody listens.</summary>
public static class ReconcileTrace
{
    public const string SourceName = "CachePolicyOperator.Runtime";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? Start(string controller, ReconcileScope scope)
    {
        var activity = Source.StartActivity($"reconcile {controller}");
        if (activity is { IsAllDataRequested: true })
        {
            foreach (var (name, value) in scope)
                activity.SetTag(name, value);
        }

        return activity;
    }

    internal static void Failed(this Activity? activity, string why) => activity?.SetStatus(ActivityStatusCode.Error, why);
}
