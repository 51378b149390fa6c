namespace CachePolicyOperator.Policy.Rollout.Slots;

/// <summary>How a policy stands to the slots for rollouts.</summary>
public enum SlotState
{
    /// <summary>It waits for one.</summary>
    Waiting,

    /// <summary>It has one.</summary>
    Holding,
}
