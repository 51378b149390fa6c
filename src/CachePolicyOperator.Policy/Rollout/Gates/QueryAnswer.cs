namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>What came of a query to Prometheus.</summary>
public abstract record QueryAnswer
{
    private QueryAnswer()
    {
    }

    /// <summary>One number, which may be infinite or none.</summary>
    public sealed record Value(double Number) : QueryAnswer;

    /// <summary>No number, or more than one.</summary>
    public sealed record Nothing(string Why) : QueryAnswer;
}
