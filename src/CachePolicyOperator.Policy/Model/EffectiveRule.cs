namespace CachePolicyOperator.Policy.Model;

/// <summary>What to do with the requests that match.</summary>
public abstract record EffectiveRule
{
    private EffectiveRule()
    {
    }

    public required string Name { get; init; }

    public required EffectiveMatch Match { get; init; }

    /// <summary>Every request reaches the origin, nothing is stored.</summary>
    public sealed record Bypass : EffectiveRule;

    /// <summary>Responses are stored within the rule's limits.</summary>
    public sealed record Store : EffectiveRule
    {
        public required EffectiveLifetime Lifetime { get; init; }

        /// <summary>The lifetime told to clients; zero makes them revalidate every time.</summary>
        public required CacheDuration Client { get; init; }

        /// <summary>Edge lifetimes by error status (400 to 599).</summary>
        public required IReadOnlyDictionary<int, CacheDuration> Negative { get; init; }

        /// <summary>RFC 5861 section 3; zero: never.</summary>
        public required CacheDuration StaleWhileRevalidate { get; init; }

        /// <summary>RFC 5861 section 4; zero: never.</summary>
        public required CacheDuration StaleIfError { get; init; }

        public required EffectiveKey Key { get; init; }

        public required EffectiveBypass Unless { get; init; }

        /// <summary>How long a miss waits for another one of the same key; null: it does not.</summary>
        public required CacheDuration? Coalescing { get; init; }
    }
}
