using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Rollout;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Reporting;
using CachePolicyOperator.Telemetry;

namespace CachePolicyOperator.Controllers;

/// <summary>Says what a policy asks for. Pure.</summary>
internal static class Appraiser
{
    /// <summary>Only rendering tells: a spec within API-002's bound can multiply its paths by its hosts.</summary>
    private const string TooLarge = "spec.rules: rendered, the policy is larger than a ConfigMap may be (1 MiB); use fewer or shorter paths and hosts, or split the workload (API-002)";

    public static Appraisal Appraise(Situation situation)
    {
        var policy = situation.Policy;
        if (situation.Verdict.IsRefused)
            return new Appraisal.Refused(new Outcome.Rejected(ViolationSummary.Of(situation.Verdict.Refusals)));
        if (situation.Winner is { } winner)
            return new Appraisal.Refused(new Outcome.Conflicted(NamespacedName.Of(winner).ToString()));

        var isRetry = IsRetry(policy);
        if (!isRetry && SettledRevision(situation) is { } revision)
            return new Appraisal.Settled(revision);

        var config = Render(policy);
        if (!config.FitsConfigMap)
            return new Appraisal.Refused(new Outcome.Rejected(TooLarge));
        return !isRetry && policy.Status?.Failure?.Content == config.Content && StatusRevision(policy.Status) is { } present
            ? new Appraisal.Failed(present, config)
            : new Appraisal.Fresh(config, isRetry);
    }

    /// <summary>Whether somebody asks for the revision that failed, or that somebody took the workload off. A later one has another hash.</summary>
    internal static bool IsRetry(CachePolicy policy) =>
        policy.Metadata.Annotations?.GetValueOrDefault(Marks.Retry) is { } retry
        && policy.Status is { } status
        && (retry == status.Failure?.Revision || (retry == status.Revision && status.Rollout?.Phase == RolloutPhase.Failed));

    /// <summary>Under the cache generation that the status names: what raises it is decided later.</summary>
    public static RenderedConfig Render(CachePolicy policy)
    {
        using var span = OperatorTrace.Render();
        var config = ConfigRenderer.Render(NamespacedName.Of(policy), policy.Spec, CacheGenerations.Present(policy.Status));
        span.Rendered(config.Revision);
        return config;
    }

    /// <summary>
    /// The revision that the status names, when it was accepted and rendered from the present spec and its ConfigMap is there.
    /// An operator that renders otherwise than its predecessor therefore restarts nothing by itself, unless somebody asks for it.
    /// </summary>
    private static Revision? SettledRevision(Situation situation)
    {
        var policy = situation.Policy;
        var settled = policy.Status is { Revision: not null, ConfigMap: not null } status
            && status.ObservedGeneration == policy.Metadata.Generation
            && status.Revision != policy.Metadata.Annotations?.GetValueOrDefault(Marks.RenderAgain)
            && Holds(status, ConditionTypes.Accepted)
            && Holds(status, ConditionTypes.Rendered)
            && situation.Find(status.ConfigMap) is { DeletionTimestamp: null };
        return settled ? StatusRevision(policy.Status) : null;
    }

    private static Revision? StatusRevision(CachePolicyStatus? status) =>
        status is { Revision: { } hash, ConfigMap: { } configMap } ? new(hash, configMap, status.CacheGeneration) : null;

    private static bool Holds(CachePolicyStatus status, string condition) =>
        status.Conditions?.Any(c => c.Type == condition && c.Status == ConditionStatus.True) ?? false;
}
