using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Reporting;

/// <summary>Turns changes of conditions into events, so that <c>kubectl describe</c> tells the story in order.</summary>
internal sealed class Announcer(IEventRecorder events)
{
    public void Announce(CachePolicy policy, CachePolicyStatus status)
    {
        foreach (var condition in status.Conditions ?? [])
        {
            // Ready only sums the others up.
            if (condition.Type != ConditionTypes.Ready && condition.Status != ConditionStatus.Unknown && HasChanged(policy, condition))
                events.Record(policy, TypeOf(condition), condition.Reason, condition.Type, condition.Message);
        }
    }

    /// <summary>The pods were taken off the revision by somebody, and are put back.</summary>
    public void DriftReverted(CachePolicy policy, string revision) =>
        events.Record(policy, EventType.Warning, "DriftReverted", "Switch", $"the {policy.Spec.TargetRef.Kind} no longer mounted revision {revision}; it was put back");

    public void RolloutStarted(CachePolicy policy, string revision) =>
        events.Record(policy, EventType.Normal, "RolloutStarted", "Switch", $"{policy.Spec.TargetRef.Kind} {policy.Spec.TargetRef.Name} was switched to revision {revision}");

    private static bool HasChanged(CachePolicy policy, Condition condition)
    {
        var before = policy.Status?.Conditions?.FirstOrDefault(c => c.Type == condition.Type);
        return before?.Status != condition.Status || before.Reason != condition.Reason;
    }

    private static EventType TypeOf(Condition condition) =>
        condition switch
    {
        { Reason: ConditionReasons.ValidWithWarnings } => EventType.Warning,
        { Status: ConditionStatus.True } or { Reason: ConditionReasons.Progressing } => EventType.Normal,
        _ => EventType.Warning,
    };
}
