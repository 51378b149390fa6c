namespace CachePolicyOperator.Runtime.Controllers;

/// <summary>A controller of whatever kind, for the host that starts and stops them all.</summary>
internal interface IControllerRunner : IDisposable
{
    string Name { get; }

    /// <summary>Begins to collect keys; completes when every source's handler has been through its initial objects.</summary>
    Task SubscribeAsync();

    /// <summary>
    /// Reconciles until <paramref name="stopping"/>, then lets reconciles in flight finish for as long as <paramref name="grace"/>,
    /// and cancels them. <paramref name="abort"/> cancels them at once.
    /// </summary>
    Task RunAsync(TimeSpan grace, CancellationToken stopping, CancellationToken abort);
}
