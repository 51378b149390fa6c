namespace CachePolicyOperator.Policy.Requests;

/// <summary>What of a request keeps it away from the store of a rule that stores.</summary>
public abstract record BypassCause
{
    private BypassCause()
    {
    }

    public sealed record Cookie(string Name) : BypassCause
    {
        public override string ToString() => $"cookie {Name}";
    }

    public sealed record Header(string Name) : BypassCause
    {
        public override string ToString() => $"header {Name}";
    }

    /// <summary>RFC 9111 section 3.5.</summary>
    public sealed record Authorization : BypassCause
    {
        public override string ToString() => "header Authorization";
    }
}
