using System.Diagnostics.Metrics;
using System.Threading.Channels;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Meta;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Events;

/// <summary>Queues events and writes them beside the work that reports them.</summary>
/// <remarks>Guarantees: bounded memory; a full queue drops the newest, since the oldest tell what went wrong first.</remarks>
[EntityRbac(Group = "events.k8s.io", Resources = ["events"], Verbs = ["create", "patch"])]
public sealed class EventRecorder : IEventRecorder
{
    internal const int Capacity = 1000;

    /// <summary>How long a stop waits for what is queued.</summary>
    internal static readonly TimeSpan FlushTime = TimeSpan.FromSeconds(5);

    private readonly Channel<EventOccurrence> _queue = Channel.CreateBounded<EventOccurrence>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private readonly EventCorrelator _correlator;
    private readonly EventSink _sink;
    private readonly EventInstruments _instruments;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private volatile bool _stopped;
    private int _full;

    /// <exception cref="ArgumentException">The options would make the API server refuse every event.</exception>
    public EventRecorder(
        IKubernetesClient client,
        EventRecorderOptions options,
        Meter meter,
        TimeProvider time,
        Random random,
        ILogger<EventRecorder> logger)
    {
        options.Validate();
        _correlator = new(options);
        _instruments = new(meter);
        _sink = new(client, options.ReportingController, _instruments, time, random, logger);
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc/>
    public void Record(IKubernetesObject regarding, EventType type, string reason, string action, string note)
    {
        var occurrence = new EventOccurrence(
            RegardingReference.To(regarding), type, reason, action, EventNote.Shorten(note), _time.GetUtcNow());
        if (_queue.Writer.TryWrite(occurrence))
            return;

        if (_stopped)
        {
            _instruments.Stopped();
            return;
        }

        _instruments.QueueFull();
        if (Interlocked.Exchange(ref _full, 1) == 0)
            Log.QueueFull(_logger, Capacity);
    }

    /// <summary>Writes what is recorded, until stopped; then what is queued, for at most five seconds.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var giveUp = new CancellationTokenSource();
        var writing = WriteAllAsync(giveUp.Token);
        await Task.WhenAny(writing, Task.Delay(Timeout.InfiniteTimeSpan, _time, stopping));
        _stopped = true;
        _queue.Writer.TryComplete();
        await Task.WhenAny(writing, Task.Delay(FlushTime, _time, giveUp.Token));
        await giveUp.CancelAsync();
        await writing;
    }

    private async Task WriteAllAsync(CancellationToken giveUp)
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(giveUp))
            {
                while (_queue.Reader.TryRead(out var occurrence))
                    await _sink.WriteAsync(_correlator.Decide(occurrence), giveUp);
                Volatile.Write(ref _full, 0);
            }
        }
        catch (Exception) when (giveUp.IsCancellationRequested)
        {
            // Whatever a client throws when it is cancelled.
            CountUnwritten();
        }
    }

    private void CountUnwritten()
    {
        // The one that was being written, and those behind it.
        var unwritten = 1;
        for (; _queue.Reader.TryRead(out _); unwritten++)
            _instruments.Stopped();
        _instruments.Stopped();
        Log.FlushIncomplete(_logger, unwritten);
    }
}
