namespace CachePolicyOperator.Policy.Rollout;

/// <summary>The next step of bringing a revision to the pods.</summary>
public abstract record RolloutDecision
{
    private RolloutDecision()
    {
    }

    /// <summary>Nothing can be done until a person (or another object) changes something.</summary>
    public sealed record Blocked(string Reason, string Message) : RolloutDecision;

    /// <summary>Switch the pod template to the revision; this restarts the pods, so the workload is read live first.</summary>
    public sealed record Switch(string Container) : RolloutDecision;

    /// <summary>The workload's own controller replaces the pods. <paramref name="Overdue"/> once the deadline has passed.</summary>
    public sealed record Wait(string Reason, string Message, bool Overdue) : RolloutDecision;

    /// <summary>Every pod was made from the wanted template: ask them what they serve.</summary>
    public sealed record Attest : RolloutDecision;
}
