namespace CachePolicyOperator.Runtime.Informers;

/// <summary>An informer of whatever kind, for what starts, stops and watches them all.</summary>
internal interface ISharedInformer
{
    /// <summary>The kind's plural and the scope, for people.</summary>
    string Name { get; }

    /// <summary>The store has had a complete list.</summary>
    bool HasSynced { get; }

    /// <summary>Completes when the store has had a complete list.</summary>
    Task Synced { get; }

    /// <summary>Follows the API server until cancelled. Called once.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
