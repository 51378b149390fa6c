namespace CachePolicyOperator.Runtime.Hosting;

/// <summary>The process is no longer the leader, or its controllers ended: it must end too, with an error and at once.</summary>
public sealed class LeadingEndedException(Exception cause)
    : Exception($"Leading ended: {cause.Message}", cause);
