using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout.Holding;

namespace CachePolicyOperator.Policy.Rollout;

/// <summary>The next step of bringing a revision to the pods.</summary>
public abstract record RolloutDecision
{
    private RolloutDecision()
    {
    }

    /// <summary>Nothing can be done until a person (or another object) changes something.</summary>
    public sealed record Blocked(string Reason, string Message) : RolloutDecision;

    /// <summary>
    /// Switch the pod template to the revision; this restarts pods, so the workload is read live first. <paramref name="Hold"/>:
    /// in the same patch, make the workload stop once its canary has it; null: let its own strategy decide.
    /// </summary>
    public sealed record Switch(string Container, HeldStrategy? Hold) : RolloutDecision;

    /// <summary>Somebody has undone the hold of a canary: put it back.</summary>
    public sealed record HoldAgain(string Container, HeldStrategy Hold) : RolloutDecision;

    /// <summary>Look at the pods and decide again.</summary>
    public sealed record LookAtPods : RolloutDecision;

    /// <summary>Delete these pods: the workload waits for it before it replaces them.</summary>
    public sealed record Replace(IReadOnlyList<string> Pods, Wait Then) : RolloutDecision;

    /// <summary>Judge these pods, all of which serve, by the gates, and decide again.</summary>
    public sealed record Judge(IReadOnlyList<string> Pods) : RolloutDecision;

    /// <summary>Give the workload its own strategy back. <paramref name="Why"/> is for people.</summary>
    public sealed record Release(HeldStrategy Held, string Why) : RolloutDecision;

    /// <summary>Nothing to do but to look again. <paramref name="Overdue"/> once the deadline has passed.</summary>
    public sealed record Wait(RolloutPhase Phase, string Reason, string Message, bool Overdue) : RolloutDecision;

    /// <summary>The change has failed: return to the last good revision. <paramref name="Pod"/>: whose log may tell more.</summary>
    public sealed record Return(string Gate, string Message, string? Pod) : RolloutDecision;

    /// <summary>The change has failed, and stays where it is.</summary>
    public sealed record Fail(string Gate, string Message, string? Pod) : RolloutDecision;

    /// <summary>Every pod was made from the wanted template: ask them what they serve.</summary>
    public sealed record Attest : RolloutDecision;
}
