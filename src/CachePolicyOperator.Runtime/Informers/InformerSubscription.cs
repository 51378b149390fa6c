using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using CachePolicyOperator.Abstractions.Meta;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>
/// A handler of an informer's events, with a queue and a loop of its own: it holds up neither the store nor other handlers.
/// </summary>
internal sealed class InformerSubscription<T>
    where T : class, IKubernetesObject
{
    private readonly Channel<Message> _messages = Channel.CreateUnbounded<Message>(new() { SingleReader = true });
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<InformerEvent<T>> _handler;
    private readonly bool _initialObjects;
    private readonly ILogger _logger;
    private readonly string _name;
    private volatile bool _stopped;

    /// <param name="handler">Told of one event at a time.</param>
    /// <param name="initialObjects">Whether it is told of what was there when it came.</param>
    /// <param name="name">Of the informer, for the log.</param>
    /// <param name="logger">Told when the handler fails.</param>
    public InformerSubscription(Action<InformerEvent<T>> handler, bool initialObjects, string name, ILogger logger)
    {
        _handler = handler;
        _initialObjects = initialObjects;
        _name = name;
        _logger = logger;
        Completion = Task.Run(DeliverAsync);
    }

    /// <summary>Completes when the handler has been through the initial objects.</summary>
    public Task Synced => _synced.Task;

    /// <summary>Completes when the loop has ended.</summary>
    public Task Completion { get; }

    public void Post(InformerEvent<T> change)
    {
        if (_initialObjects || !change.IsInitial)
            _messages.Writer.TryWrite(new(change, EndsInitialObjects: false));
    }

    /// <summary>What was posted so far are the initial objects.</summary>
    public void PostSynced() => _messages.Writer.TryWrite(new(default, EndsInitialObjects: true));

    /// <summary>Drops what is queued and ends the loop after the event in hand.</summary>
    public void Stop()
    {
        _stopped = true;
        _messages.Writer.TryComplete();
    }

    private async Task DeliverAsync()
    {
        await foreach (var message in _messages.Reader.ReadAllAsync())
        {
            if (_stopped)
                return;
            if (message.EndsInitialObjects)
                _synced.TrySetResult();
            else
                Deliver(message.Change);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "One event that a handler fails on must not cost it all later ones.")]
    private void Deliver(InformerEvent<T> change)
    {
        try
        {
            _handler(change);
        }
        catch (Exception failure)
        {
            Log.HandlerFailed(_logger, failure, _name);
        }
    }

    private readonly record struct Message(InformerEvent<T> Change, bool EndsInitialObjects);
}
