using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Controllers;

/// <summary>
/// Brings the world to what an entity asks for.
/// </summary>
/// <remarks>
/// Guarantees of the runtime: never two calls at once for one entity; every change is followed by a call that sees it or a
/// later state; an exception is retried with backoff and never dropped (only <see cref="TerminalException"/> is not retried).
/// Assumptions on the controller: it is idempotent and level-triggered; the entity comes from a cache, may be
/// stale and must not be changed.
/// </remarks>
public interface IEntityController<in TEntity>
    where TEntity : class, IKubernetesObject
{
    /// <summary>Called when the entity, something it owns or something it watches may have changed.</summary>
    Task<ReconciliationResult> ReconcileAsync(TEntity entity, CancellationToken cancellationToken);

    /// <summary>
    /// Called after the entity is gone, with its last known state where there is one. Deletions that happened while no
    /// operator ran are not seen: use a finalizer for what must not be missed.
    /// </summary>
    Task<ReconciliationResult> DeletedAsync(TEntity entity, CancellationToken cancellationToken);
}
