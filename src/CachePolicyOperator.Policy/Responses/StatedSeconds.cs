namespace CachePolicyOperator.Policy.Responses;

/// <summary>The value of a directive that takes seconds.</summary>
public abstract record StatedSeconds
{
    private StatedSeconds()
    {
    }

    public sealed record Number(long Seconds) : StatedSeconds;

    /// <summary>RFC 9111 section 4.2.1: a response with such a value is to be considered stale.</summary>
    public sealed record Unreadable(string Text) : StatedSeconds;
}
