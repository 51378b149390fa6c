using System.Diagnostics;
using CachePolicyOperator.Policy.Rollout;

namespace CachePolicyOperator.Telemetry;

/// <summary>Spans of what a reconcile does for a policy, between its own and those of its requests. They cost nothing while nobody listens.</summary>
internal static class OperatorTrace
{
    public const string SourceName = "CachePolicyOperator";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>A configuration is written from a policy.</summary>
    public static Activity? Render() => Source.StartActivity("render");

    /// <summary>A rollout is looked at and taken a step further.</summary>
    public static Activity? Step(string revision) => Source.StartActivity("rollout step")?.SetTag("cachepolicy.revision", revision);

    /// <summary>Ready pods are asked what they serve.</summary>
    public static Activity? Attest(string revision) => Source.StartActivity("attest pods")?.SetTag("cachepolicy.revision", revision);

    public static void Rendered(this Activity? render, string revision) => render?.SetTag("cachepolicy.revision", revision);

    public static void Decided(this Activity? step, RolloutDecision decision) => step?.SetTag("cachepolicy.decision", decision.GetType().Name);

    public static void Attested(this Activity? attest, int ready, int serving) =>
        attest?.SetTag("cachepolicy.pods.ready", ready).SetTag("cachepolicy.pods.serving", serving);
}
