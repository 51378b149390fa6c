namespace CachePolicyOperator.Runtime.Controllers;

/// <summary>How a controller runs.</summary>
public sealed record ControllerOptions
{
    public static ControllerOptions Default { get; } = new();

    /// <summary>Label of metrics and logs; null: the kind's plural.</summary>
    public string? Name { get; init; }

    /// <summary>How many keys are reconciled at once.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>A reconcile that takes longer is cancelled and counts as failed; null: no limit.</summary>
    public TimeSpan? ReconcileTimeout { get; init; }

    /// <summary>
    /// How often every object is looked at again although nothing changed, from the store and behind all other work; null: never.
    /// Each period is stretched or shortened by up to a tenth.
    /// </summary>
    public TimeSpan? ResyncPeriod { get; init; }
}
