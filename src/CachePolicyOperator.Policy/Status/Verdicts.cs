using CachePolicyOperator.Entities;
using static CachePolicyOperator.Abstractions.Meta.ConditionStatus;

namespace CachePolicyOperator.Policy.Status;

/// <summary>The conditions that an outcome means. Each false one says what a person should do next.</summary>
public static class Verdicts
{
    /// <param name="outcome">How far the policy got.</param>
    /// <param name="lastRevision">What it asked for before; named where nothing was changed.</param>
    /// <param name="warnings">What the rules find in an accepted policy; null for nothing.</param>
    public static IReadOnlyList<Verdict> Of(Outcome outcome, string? lastRevision, string? warnings)
    {
        var accepted = warnings is null ? Accepted : new(ConditionTypes.Accepted, True, ConditionReasons.ValidWithWarnings, warnings);
        IReadOnlyList<Verdict> steps = outcome switch
        {
            Outcome.Rejected o => NotAccepted(ConditionReasons.Invalid, o.Summary, lastRevision),
            Outcome.Conflicted o => NotAccepted(
                ConditionReasons.Conflicted,
                $"the older CachePolicy {o.Winner} targets the same workload; merge the two, or delete one",
                lastRevision),
            Outcome.Unrendered o => Unrendered(accepted, o.Message),
            Outcome.Blocked o => [accepted, Rendered(o.Revision), new(ConditionTypes.RolledOut, False, o.Decision.Reason, o.Decision.Message), NotAsked],
            Outcome.Rolling o => [accepted, Rendered(o.Revision), new(ConditionTypes.RolledOut, False, o.Decision.Reason, o.Decision.Message), NotAsked],
            Outcome.RolledOut o => [accepted, Rendered(o.Revision), Complete(o.Revision), Serving(o.Revision, o.Attestation)],
            Outcome.Returned o => [accepted, Rendered(o.Revision), RolledBack(o), Serving(o.Revision, o.Attestation)],
            _ => throw new InvalidOperationException($"unknown outcome {outcome.GetType().Name}"),
        };
        return [.. steps, Ready(steps)];
    }

    private static Verdict Accepted { get; } = new(ConditionTypes.Accepted, True, ConditionReasons.Valid, "the policy is valid");

    private static Verdict NotAsked { get; } = new(ConditionTypes.Serving, Unknown, ConditionReasons.NotRolledOut, "the pods are asked once the rollout is complete");

    /// <summary>nginx -s reload ends with 0 whatever becomes of it, so whoever reloaded a pod by hand may not know.</summary>
    private const string DeleteStrays = ". A proxy that is reloaded and refuses what it reads keeps serving what it had, and only its log tells. Delete the pod that serves something else: its successor starts with the revision";

    private static Verdict Rendered(Revision revision) =>
        new(ConditionTypes.Rendered, True, ConditionReasons.ConfigMapCreated, $"revision {revision.Hash} is in ConfigMap {revision.ConfigMap}");

    private static Verdict Complete(Revision revision) =>
        new(ConditionTypes.RolledOut, True, ConditionReasons.Complete, $"every pod was made from a template that mounts revision {revision.Hash}");

    private static Verdict RolledBack(Outcome.Returned outcome) => new(
        ConditionTypes.RolledOut,
        False,
        ConditionReasons.RolledBack,
        $"since {outcome.Failure.Time:yyyy-MM-ddTHH:mm:ssZ} the pods serve the last good configuration again (as revision {outcome.Revision.Hash}), because revision {outcome.Failure.Revision} failed at {outcome.Failure.Gate}: {outcome.Failure.Message}. Change the spec, or annotate the policy with {Marks.Retry}={outcome.Failure.Revision} to try it again");

    private static Verdict Serving(Revision revision, Attestation attestation) => attestation switch
    {
        { Ready: 0 } => new(ConditionTypes.Serving, False, ConditionReasons.NoReadyPods, "the workload has no ready pod to ask; scale it up or look at its pods"),
        { AllServe: true } a => new(ConditionTypes.Serving, True, ConditionReasons.AllPodsServe, $"{a.Serving} of {a.Ready} ready pods serve revision {revision.Hash}"),
        { } a => new(ConditionTypes.Serving, False, ConditionReasons.PodsDeviate, $"{a.Serving} of {a.Ready} ready pods serve revision {revision.Hash}: {a.Describe()}{(a.AnyStray ? DeleteStrays : "")}"),
    };

    private static IReadOnlyList<Verdict> NotAccepted(string reason, string message, string? lastRevision)
    {
        var unchanged = lastRevision is null ? "nothing was changed" : $"nothing was changed; revision {lastRevision} stays in place";
        return
        [
            new(ConditionTypes.Accepted, False, reason, message),
            new(ConditionTypes.Rendered, Unknown, ConditionReasons.NotAccepted, unchanged),
            new(ConditionTypes.RolledOut, Unknown, ConditionReasons.NotAccepted, unchanged),
            new(ConditionTypes.Serving, Unknown, ConditionReasons.NotAccepted, unchanged),
        ];
    }

    private static IReadOnlyList<Verdict> Unrendered(Verdict accepted, string message) =>
    [
        accepted,
        new(ConditionTypes.Rendered, False, ConditionReasons.ConfigMapTaken, message),
        new(ConditionTypes.RolledOut, Unknown, ConditionReasons.ConfigMapTaken, "there is no revision to roll out"),
        NotAsked,
    ];

    /// <summary>True when every step is; else the first step that is not says why.</summary>
    private static Verdict Ready(IReadOnlyList<Verdict> steps)
    {
        var open = steps.FirstOrDefault(v => v.Status != True);
        return open is null
            ? new(ConditionTypes.Ready, True, steps[^1].Reason, steps[^1].Message)
            : new(ConditionTypes.Ready, False, open.Reason, open.Message);
    }
}
