namespace CachePolicyOperator.Policy.Rollout.Slots;

/// <summary>Whether a rollout may begin.</summary>
public abstract record SlotDecision
{
    private SlotDecision()
    {
    }

    /// <summary>It may.</summary>
    public sealed record Start : SlotDecision;

    /// <summary>It waits for others to end.</summary>
    /// <param name="Place">Its place among those that wait for the same, from 1.</param>
    /// <param name="Message">The same for people. It changes only now and then for those far behind: each change is a write.</param>
    public sealed record Queued(int Place, string Message) : SlotDecision;
}
