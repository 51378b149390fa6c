using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>
/// One stream from the API server for any number of readers and handlers.
/// </summary>
/// <remarks>
/// Guarantees: each handler sees every object that was there when it came as an addition, unless it wants changes only, then all
/// changes, in order and one at a time; what a handler is told can already be read from the store.
/// </remarks>
public sealed class SharedInformer<T> : ISharedInformer
    where T : class, IKubernetesObject
{
    // Guards the subscriptions, and makes a change of the store and its distribution one step for those that subscribe.
    private readonly Lock _lock = new();
    private readonly List<InformerSubscription<T>> _subscriptions = [];
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Store<T> _store;
    private readonly Reflector<T> _reflector;
    private readonly ILogger _logger;

    internal SharedInformer(
        IKubernetesClient client, InformerScope scope, ListSlots lists, TimeProvider time, Random random, ILogger logger, bool streaming = false)
    {
        var kind = ResourceDefinition.Of<T>().Plural;
        Scope = scope;
        Name = scope == InformerScope.All ? kind : $"{kind} ({scope})";
        _logger = logger;
        _store = new(Distribute);
        _reflector = new(client, scope, Handle, lists, time, random, logger, streaming);
    }

    public InformerScope Scope { get; }

    public string Name { get; }

    public IStore<T> Store => _store;

    /// <summary>The store has had a complete list.</summary>
    public bool HasSynced => _store.IsFilled;

    Task ISharedInformer.Synced => _synced.Task;

    /// <summary>Adds an index, before the start. <paramref name="keys"/> is a pure function of the object.</summary>
    public IIndex<T, TKey> AddIndex<TKey>(Func<T, IEnumerable<TKey>> keys)
        where TKey : notnull
        => _store.AddIndex(keys);

    /// <summary>Drops what nobody reads from each object before it is kept, before the start. Transforms add up.</summary>
    public SharedInformer<T> Transform(Func<T, T> transform)
    {
        _store.AddTransform(transform);
        return this;
    }

    /// <summary>Adds a handler, at any time. The task completes when the handler has seen the initial objects.</summary>
    public Task Subscribe(Action<InformerEvent<T>> handler) => Subscribe(handler, initialObjects: true);

    /// <summary>Adds a handler of what changes from now on, or after the first list. The task completes when that was read.</summary>
    public Task SubscribeToChanges(Action<InformerEvent<T>> handler) => Subscribe(handler, initialObjects: false);

    async Task ISharedInformer.RunAsync(CancellationToken cancellationToken)
    {
        await _reflector.RunAsync(cancellationToken);
        Task[] deliveries;
        lock (_lock)
        {
            foreach (var subscription in _subscriptions)
                subscription.Stop();
            deliveries = [.. _subscriptions.Select(subscription => subscription.Completion)];
        }

        await Task.WhenAll(deliveries);
    }

    private Task Subscribe(Action<InformerEvent<T>> handler, bool initialObjects)
    {
        var subscription = new InformerSubscription<T>(handler, initialObjects, Name, _logger);
        lock (_lock)
        {
            _subscriptions.Add(subscription);
            if (_store.IsFilled)
            {
                foreach (var entity in _store.List())
                    subscription.Post(new(InformerEventType.Added, entity, IsInitial: true));
                subscription.PostSynced();
            }
        }

        return subscription.Synced;
    }

    private void Handle(ReflectorEvent<T> change)
    {
        lock (_lock)
        {
            var wasFilled = _store.IsFilled;
            _store.Handle(change);
            if (wasFilled || !_store.IsFilled)
                return;
            foreach (var subscription in _subscriptions)
                subscription.PostSynced();
        }

        Log.Synced(_logger, Name, _store.Count);
        _synced.TrySetResult();
    }

    private void Distribute(InformerEvent<T> change)
    {
        foreach (var subscription in _subscriptions)
            subscription.Post(change);
    }
}
