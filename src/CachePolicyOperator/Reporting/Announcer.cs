using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Status;

namespace CachePolicyOperator.Reporting;

/// <summary>
/// Tells the story of a policy as events, for <c>kubectl describe</c>: a rollout began, its pods serve it, and in between
/// whatever needs a person. Steps that went well are in the conditions: an event for each would be half of all writes.
/// </summary>
internal sealed class Announcer(IEventRecorder events)
{
    /// <summary>What <paramref name="status"/> says that the policy's own status does not.</summary>
    public void Announce(CachePolicy policy, CachePolicyStatus status)
    {
        foreach (var condition in status.Conditions ?? [])
        {
            if (TypeOf(condition) is { } type && HasChanged(policy, condition))
                events.Record(policy, type, condition.Reason, condition.Type, condition.Message);
        }
    }

    /// <summary>The pods were taken off the revision, and are put back.</summary>
    public void DriftReverted(CachePolicy policy, Revision revision, string by) =>
        events.Record(policy, EventType.Warning, "DriftReverted", "Switch", $"the {policy.Spec.TargetRef.Kind} was taken off revision {revision.Hash} by {by}; it was put back");

    /// <summary>Each time that the operator steps back: the condition alone would tell it only once.</summary>
    public void Fighting(CachePolicy policy, string message) => events.Record(policy, EventType.Warning, ConditionReasons.Fighting, "StepBack", message);

    public void RolloutStarted(CachePolicy policy, Revision revision) =>
        events.Record(
            policy, EventType.Normal, "RolloutStarted", "Switch", $"{policy.Spec.TargetRef.Kind} {policy.Spec.TargetRef.Name} was switched to revision {revision.Hash} (ConfigMap {revision.ConfigMap}) and replaces its pods");

    /// <summary>The fields that hold a canary were changed by somebody, and are put back.</summary>
    public void HoldRestored(CachePolicy policy) =>
        events.Record(policy, EventType.Warning, "HoldRestored", "Hold", $"somebody changed the strategy of the {policy.Spec.TargetRef.Kind} while it is held for a canary; the hold was put back");

    /// <summary>The workload goes on by its own strategy.</summary>
    public void Released(CachePolicy policy, Revision revision, string why) =>
        events.Record(policy, EventType.Normal, "Released", "Release", $"{policy.Spec.TargetRef.Kind} {policy.Spec.TargetRef.Name} has its own strategy again, revision {revision.Hash}: {why}");

    private static bool HasChanged(CachePolicy policy, Condition condition)
    {
        var before = policy.Status?.Conditions?.FirstOrDefault(c => c.Type == condition.Type);
        return before?.Status != condition.Status || before.Reason != condition.Reason;
    }

    /// <summary>Ready sums the others up: it tells that all are true, and each of them tells when it is not.</summary>
    private static EventType? TypeOf(Condition condition) => condition switch
    {
        { Reason: ConditionReasons.ValidWithWarnings } => condition.Type == ConditionTypes.Accepted ? EventType.Warning : null,
        { Type: ConditionTypes.Ready, Status: ConditionStatus.True } => EventType.Normal,
        { Type: ConditionTypes.Ready } or { Reason: ConditionReasons.WaitingForController or ConditionReasons.Progressing or ConditionReasons.CanaryHeld or ConditionReasons.Queued or ConditionReasons.Fighting } => null,
        { Status: ConditionStatus.False } => EventType.Warning,
        _ => null,
    };
}
