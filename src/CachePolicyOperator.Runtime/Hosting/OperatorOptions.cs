using CachePolicyOperator.Runtime.Informers;

namespace CachePolicyOperator.Runtime.Hosting;

/// <summary>How an operator runs.</summary>
public sealed record OperatorOptions
{
    public static OperatorOptions Default { get; } = new();

    /// <summary>What informers follow where nothing else is said.</summary>
    public InformerScope Scope { get; init; } = InformerScope.All;

    /// <summary>The process ends with an error when the first lists have not arrived in this time (missing RBAC, missing CRD).</summary>
    public TimeSpan SyncTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long reconciles in flight may go on after a stop was asked for.</summary>
    public TimeSpan ShutdownGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long servers and informers go on after a stop was asked for: requests keep coming until everybody who sends them has heard of it.
    /// The lease is released before.
    /// </summary>
    public TimeSpan ShutdownDelay { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// Ask for first lists as streams (WatchList), which costs a server of 1.32 and later less memory. Older servers refuse, and
    /// are then asked for ordinary lists.
    /// </summary>
    public bool StreamLists { get; init; }
}
