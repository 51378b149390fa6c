using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Meta;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>The informers of a process: one for each kind and scope, however many ask for it.</summary>
internal sealed class InformerSet(IKubernetesClient client, TimeProvider time, Random random, ILogger logger, bool streaming = false)
{
    private readonly Dictionary<(Type Kind, InformerScope Scope), ISharedInformer> _informers = [];
    private readonly ListSlots _lists = ListSlots.ForThisMachine();
    private bool _started;

    public SharedInformer<T> Get<T>(InformerScope scope)
        where T : class, IKubernetesObject
    {
        if (_informers.TryGetValue((typeof(T), scope), out var known))
            return (SharedInformer<T>)known;
        if (_started)
            throw new InvalidOperationException("Informers are asked for before the start.");
        var informer = new SharedInformer<T>(client, scope, _lists, time, random, logger, streaming);
        _informers.Add((typeof(T), scope), informer);
        return informer;
    }

    /// <summary>Names of the informers that have not had a complete list.</summary>
    public IEnumerable<string> Unsynced => _informers.Values.Where(informer => !informer.HasSynced).Select(informer => informer.Name);

    /// <summary>Completes when every store has had a complete list.</summary>
    public Task WaitForSyncAsync() => Task.WhenAll(_informers.Values.Select(informer => informer.Synced));

    /// <summary>Follows the API server until cancelled. First lists are asked for in the order in which the informers were.</summary>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        _started = true;
        return Task.WhenAll(_informers.Values.Select(informer => informer.RunAsync(cancellationToken)));
    }
}
