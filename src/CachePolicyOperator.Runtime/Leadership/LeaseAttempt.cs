namespace CachePolicyOperator.Runtime.Leadership;

/// <summary>The outcome of one attempt to acquire or renew the lease.</summary>
internal abstract record LeaseAttempt
{
    private LeaseAttempt()
    {
    }

    /// <summary>The API server has stored this process as the holder.</summary>
    public sealed record Held : LeaseAttempt;

    /// <summary>Not ours. <paramref name="Holder"/> is empty where the lease was released or cleared.</summary>
    public sealed record Taken(string Holder) : LeaseAttempt;

    /// <summary>Nothing is known: refused, lost on the way, or overtaken by another write.</summary>
    public sealed record Failed(Exception Reason) : LeaseAttempt;
}
