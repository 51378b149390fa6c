namespace CachePolicyOperator.Abstractions.Controllers;

/// <summary>How a reconcile ended, when it did not throw.</summary>
public abstract record ReconciliationResult
{
    private ReconciliationResult()
    {
    }

    /// <summary>Nothing more to do until something changes.</summary>
    public static ReconciliationResult Success { get; } = new Done();

    /// <summary>Look again after <paramref name="delay"/>, sooner if something changes. Clears the key's backoff.</summary>
    public static ReconciliationResult RequeueAfter(TimeSpan delay) => new Requeue(delay);

    /// <summary>Nothing more to do.</summary>
    public sealed record Done : ReconciliationResult;

    /// <summary>Look again after <paramref name="Delay"/>.</summary>
    public sealed record Requeue(TimeSpan Delay) : ReconciliationResult;
}
