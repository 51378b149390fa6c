using System.Diagnostics.CodeAnalysis;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Meta;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Informers;

/// <summary>
/// Keeps a sink in step with the API server: a list, then changes, for ever.
/// </summary>
/// <remarks>
/// Guarantees: the sink gets the events of <see cref="ReflectorEvent{T}"/> in that protocol, one at a time; a failure of the
/// server never ends the loop and is never answered without a pause; an interruption costs a new list only when the server
/// no longer knows the version to resume from.
/// </remarks>
internal sealed class Reflector<T>(
    IKubernetesClient client,
    InformerScope scope,
    Action<ReflectorEvent<T>> sink,
    ListSlots lists,
    TimeProvider time,
    Random random,
    ILogger logger,
    bool streaming = false)
    where T : class, IKubernetesObject
{
    private const int PageSize = 500;
    private const string InitialEventsEnd = "k8s.io/initial-events-end";

    // A watch that ends sooner without an event is a failure: a proxy that closes at once must not be answered at once.
    private static readonly TimeSpan ShortestWatch = TimeSpan.FromSeconds(1);

    private readonly ReflectorBackoff _backoff = new(time, random);
    private readonly string _kind = ResourceDefinition.Of<T>().Plural;
    private ReflectorState _state = ReflectorState.Start(streaming);

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a request fails with, the loop has to go on; it is logged.")]
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await StepAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                await RecoverAsync(failure, cancellationToken);
            }
        }
    }

    private Task StepAsync(CancellationToken cancellationToken) => _state switch
    {
        ReflectorState.Listing listing => ListPageAsync(listing, cancellationToken),
        ReflectorState.Streaming streamed => StreamAsync(streamed, cancellationToken),
        ReflectorState.Watching watching => WatchAsync(watching, cancellationToken),
        _ => throw new InvalidOperationException($"Unknown state {_state}."),
    };

    private async Task ListPageAsync(ReflectorState.Listing listing, CancellationToken cancellationToken)
    {
        var page = await ReadPageAsync(listing, cancellationToken);
        var next = listing.AfterPage(page.Metadata);
        if (listing.Continue is null)
            sink(ReflectorEvent<T>.Begin);
        foreach (var entity in page.Items)
            sink(new ReflectorEvent<T>.InitApply(entity));
        if (next is ReflectorState.Watching)
            sink(ReflectorEvent<T>.End);
        _state = next;
    }

    private async Task<KubernetesList<T>> ReadPageAsync(ReflectorState.Listing listing, CancellationToken cancellationToken)
    {
        await lists.EnterAsync(cancellationToken);
        try
        {
            return await client.ListPageAsync<T>(
                new()
                {
                    Namespace = scope.Namespace,
                    LabelSelector = scope.LabelSelector,
                    FieldSelector = scope.FieldSelector,
                    Limit = listing.Paged ? PageSize : null,
                    Continue = listing.Continue,
                    // The token carries the version; the server refuses both at once.
                    ResourceVersion = listing.Continue is null ? listing.From : null,
                },
                cancellationToken);
        }
        finally
        {
            lists.Leave();
        }
    }

    // Until the bookmark that ends the initial events, these come in no order: their versions are no place to resume from,
    // and an interrupted stream begins anew.
    private async Task StreamAsync(ReflectorState.Streaming streamed, CancellationToken cancellationToken)
    {
        var listed = false;
        sink(ReflectorEvent<T>.Begin);
        await foreach (var change in client.WatchAsync<T>(WatchFrom(streamed.From, sendInitialEvents: true), cancellationToken))
        {
            var meta = change.Entity.Metadata;
            if (listed)
            {
                Follow(change);
            }
            else if (change.Type != WatchEventType.Bookmark)
            {
                sink(new ReflectorEvent<T>.InitApply(change.Entity));
            }
            else if (meta.Annotations?.GetValueOrDefault(InitialEventsEnd) == "true")
            {
                sink(ReflectorEvent<T>.End);
                _state = new ReflectorState.Watching(meta.ResourceVersion ?? "", Streams: true);
                listed = true;
            }
            else
            {
                // A plain bookmark: the server took no notice of the wish for initial events.
                break;
            }
        }

        if (!listed)
        {
            Log.StreamingUnavailable(logger, _kind);
            _state = streamed.After(ReflectorFailure.Refused);
        }
    }

    private async Task WatchAsync(ReflectorState.Watching watching, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var quiet = true;
        await foreach (var change in client.WatchAsync<T>(WatchFrom(watching.ResourceVersion, sendInitialEvents: false), cancellationToken))
        {
            quiet = false;
            Follow(change);
        }

        if (quiet && time.GetElapsedTime(started) < ShortestWatch && !cancellationToken.IsCancellationRequested)
            throw new IOException("The server ended the watch at once and without an event.");
    }

    private void Follow(WatchEvent<T> change)
    {
        if (change.Type == WatchEventType.Deleted)
            sink(new ReflectorEvent<T>.Delete(change.Entity));
        else if (change.Type != WatchEventType.Bookmark)
            sink(new ReflectorEvent<T>.Apply(change.Entity));
        _state = ((ReflectorState.Watching)_state).AfterEvent(change.Entity.Metadata.ResourceVersion);
    }

    private WatchOptions WatchFrom(string version, bool sendInitialEvents) => new()
    {
        Namespace = scope.Namespace,
        LabelSelector = scope.LabelSelector,
        FieldSelector = scope.FieldSelector,
        ResourceVersion = version,
        // Spread, so that watches which began together do not end together.
        Timeout = TimeSpan.FromSeconds(random.Next(300, 600)),
        SendInitialEvents = sendInitialEvents,
    };

    private async Task RecoverAsync(Exception failure, CancellationToken cancellationToken)
    {
        var before = _state;
        _state = before.After(ReflectorFailures.Classify(failure));
        if (_state != before && before is not ReflectorState.Watching)
        {
            // Asking for the state in another way may be done at once: every chain of such moves ends. A watch that is
            // refused after every list would go round for ever and has to pause.
            Log.AskingAnew(logger, _kind, failure.Message);
            return;
        }

        var delay = _backoff.Next((failure as KubernetesApiException)?.RetryAfter);
        if (failure is KubernetesApiException { IsForbidden: true })
            Log.Forbidden(logger, _kind, failure.Message, delay);
        else
            Log.RequestFailed(logger, _kind, failure.Message, delay);
        await Task.Delay(delay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
