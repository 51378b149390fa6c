using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Status;
using CachePolicyOperator.Reporting;

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
        if (SettledRevision(situation) is { } revision)
            return new Appraisal.Settled(revision);

        var config = Render(policy);
        return config.FitsConfigMap ? new Appraisal.Fresh(config) : new Appraisal.Refused(new Outcome.Rejected(TooLarge));
    }

    /// <summary>A cache generation begins with 1; what raises it is kept in the status.</summary>
    public static RenderedConfig Render(CachePolicy policy) =>
        ConfigRenderer.Render(NamespacedName.Of(policy), policy.Spec, Math.Max(1, policy.Status?.CacheGeneration ?? 1));

    /// <summary>
    /// The revision that the status names, when it was accepted and rendered from the present spec and its ConfigMap is there.
    /// An operator that renders otherwise than its predecessor therefore restarts nothing by itself.
    /// </summary>
    private static Revision? SettledRevision(Situation situation)
    {
        var policy = situation.Policy;
        var settled = policy.Status is { Revision: not null, ConfigMap: not null } status
            && status.ObservedGeneration == policy.Metadata.Generation
            && Holds(status, ConditionTypes.Accepted)
            && Holds(status, ConditionTypes.Rendered)
            && situation.Find(status.ConfigMap) is { DeletionTimestamp: null };
        return settled ? new(policy.Status!.Revision!, policy.Status.ConfigMap!, policy.Status.CacheGeneration) : null;
    }

    private static bool Holds(CachePolicyStatus status, string condition) =>
        status.Conditions?.Any(c => c.Type == condition && c.Status == ConditionStatus.True) ?? false;
}
