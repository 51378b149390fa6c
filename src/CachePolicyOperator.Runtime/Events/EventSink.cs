using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Events;

/// <summary>Writes events to the API server.</summary>
/// <remarks>Guarantees: throws only when cancelled, since no event is worth the work it tells of. What may pass is tried again a few
/// times; what is refused is not. Of failures in a row the first is logged.</remarks>
internal sealed class EventSink(
    IKubernetesClient client,
    string fieldManager,
    EventInstruments instruments,
    TimeProvider time,
    Random random,
    ILogger logger)
{
    internal const int Attempts = 5;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    /// <summary>One event holds up those behind it, so a server's wish to wait is granted within limits.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private bool _failing;

    public async Task WriteAsync(EventWrite write, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await SendAsync(write, cancellationToken);
                _failing = false;
                return;
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                if (attempt == Attempts || !MayPass(failure))
                {
                    GiveUp(write, failure);
                    return;
                }

                await Task.Delay(DelayAfter(attempt, failure), time, cancellationToken);
            }
        }
    }

    private async Task SendAsync(EventWrite write, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(RequestTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        switch (write)
        {
            case EventWrite.Create create:
                await CreateAsync(create.Event, both.Token);
                break;
            case EventWrite.Extend extend:
                await ExtendAsync(extend, both.Token);
                break;
            case EventWrite.Suppress:
                instruments.Spam();
                break;
        }
    }

    private async Task ExtendAsync(EventWrite.Extend extend, CancellationToken cancellationToken)
    {
        var metadata = extend.Event.Metadata;
        try
        {
            await client.PatchAsync<Event>(metadata.Name!, metadata.Namespace, SeriesPatch.Of(extend.Series, fieldManager), cancellationToken);
        }
        catch (KubernetesApiException refused) when (refused.IsNotFound)
        {
            // It has expired (the API server keeps events for an hour), or was never written; its name is free.
            await CreateAsync(extend.Event with { Series = extend.Series }, cancellationToken);
        }
    }

    private async Task CreateAsync(Event created, CancellationToken cancellationToken)
    {
        try
        {
            await client.CreateAsync(created, cancellationToken);
        }
        catch (KubernetesApiException refused) when (refused.IsAlreadyExists)
        {
            // Ours: an earlier attempt whose answer was lost.
        }
    }

    private void GiveUp(EventWrite write, Exception failure)
    {
        instruments.Failed();
        if (!_failing)
        {
            var lost = write is EventWrite.Extend extend ? extend.Event : (write as EventWrite.Create)?.Event;
            Log.WriteFailed(logger, lost?.Reason, lost?.Regarding?.Kind, lost?.Metadata.Namespace, lost?.Regarding?.Name, failure.Message);
        }

        _failing = true;
    }

    private TimeSpan DelayAfter(int attempt, Exception failure)
    {
        var asked = (failure as KubernetesApiException)?.RetryAfter;
        var delay = asked ?? (FirstDelay * Math.Pow(2, attempt - 1) * (1 + random.NextDouble()));
        return delay < LongestDelay ? delay : LongestDelay;
    }

    private static bool MayPass(Exception failure) => failure switch
    {
        KubernetesApiException refused => refused.IsThrottled || refused.Status.Code >= 500,
        _ => failure is HttpRequestException or IOException or OperationCanceledException,
    };
}
