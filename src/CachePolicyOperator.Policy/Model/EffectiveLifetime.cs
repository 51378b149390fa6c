namespace CachePolicyOperator.Policy.Model;

/// <summary>Who decides how long a response that is no error may be reused at the edge.</summary>
public abstract record EffectiveLifetime
{
    private EffectiveLifetime()
    {
    }

    /// <summary>What no response that is no error exceeds.</summary>
    public abstract CacheDuration Longest { get; }

    /// <summary>The policy: 200, 301 and 308 live this long unless the origin forbids to store them.</summary>
    public sealed record Override(CacheDuration Edge) : EffectiveLifetime
    {
        public override CacheDuration Longest => Edge;
    }

    /// <summary>The origin within <paramref name="Max"/>; where it states nothing, <paramref name="Default"/>, or not at all.</summary>
    public sealed record RespectOrigin(CacheDuration Max, CacheDuration? Default) : EffectiveLifetime
    {
        public override CacheDuration Longest => Max;
    }
}
