namespace CachePolicyOperator.Policy.Rollout;

/// <summary>What a change can fail at besides the gates that judge a canary.</summary>
public static class FailureGates
{
    /// <summary>The proxy ended in a pod with the revision.</summary>
    public const string Starts = nameof(Starts);

    /// <summary>The pods did not take the revision in time.</summary>
    public const string ProgressDeadline = nameof(ProgressDeadline);

    /// <summary>Somebody ended it.</summary>
    public const string AbortedByUser = nameof(AbortedByUser);
}
