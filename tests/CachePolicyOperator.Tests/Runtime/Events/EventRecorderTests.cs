using System.Diagnostics.Metrics;
using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Runtime.Events;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Runtime.Events;

public sealed class EventRecorderTests : IDisposable
{
    private static readonly Deployment Web = new() { Metadata = new() { Name = "web", Namespace = "shop", Uid = "1", ResourceVersion = "7" } };

    private readonly FakeTimeProvider _time = new();
    private readonly Turns _turns = new();
    private readonly EventServer _server = new();
    private readonly Meter _meter = new("event-tests");
    private readonly Dictionary<string, long> _discarded = [];
    private readonly MeterListener _listener = new();
    private readonly LogLines<EventRecorder> _log = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly EventRecorder _recorder;

    public EventRecorderTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == _meter)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            var cause = (string)tags[0].Value!;
            _discarded[cause] = _discarded.GetValueOrDefault(cause) + count;
        });
        _listener.Start();
        _recorder = new(
            _server, new() { ReportingController = "example.com/controller", ReportingInstance = "pod-1" }, _meter, _time, new Random(1), _log);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task What_is_recorded_is_written_while_it_runs()
    {
        var run = Run();
        Record("one");
        await _turns.UntilAsync(() => _server.Stored.Count == 1);

        var written = Assert.Single(_server.Stored);
        Assert.Equal("one", written.Note);
        Assert.Equal(_time.GetUtcNow(), written.EventTime);
        Assert.Equal(
            new ObjectReference { ApiVersion = "apps/v1", Kind = "Deployment", Namespace = "shop", Name = "web", Uid = "1", ResourceVersion = "7" },
            written.Regarding);
        await StopAsync(run);
    }

    [Fact]
    public async Task Objects_from_a_list_are_named_by_their_type()
    {
        _recorder.Record(Web with { ApiVersion = "", Kind = "" }, EventType.Warning, "Reason", "Act", "one");
        await StopAsync(Run());

        var regarding = Assert.Single(_server.Stored).Regarding!;
        Assert.Equal(("apps/v1", "Deployment"), (regarding.ApiVersion, regarding.Kind));
    }

    [Fact]
    public async Task A_repeat_patches_the_series()
    {
        Record("one");
        Record("one");
        _time.Advance(TimeSpan.FromMinutes(1));
        Record("one");
        await StopAsync(Run());

        Assert.Equal("POST PATCH PATCH", _server.Requests);
        Assert.Equal(new EventSeries { Count = 3, LastObservedTime = _time.GetUtcNow() }, Assert.Single(_server.Stored).Series);
    }

    [Fact]
    public async Task A_series_whose_event_has_expired_is_created_anew()
    {
        var run = Run();
        Record("one");
        await _turns.UntilAsync(() => _server.Stored.Count == 1);
        _server.ExpireAll();
        Record("one");
        await StopAsync(run);

        Assert.Equal("POST PATCH POST", _server.Requests);
        Assert.Equal(2, Assert.Single(_server.Stored).Series!.Count);
    }

    [Fact]
    public async Task A_passing_failure_is_tried_again_with_pauses()
    {
        var failures = 0;
        _server.Before = _ => throw (++failures % 2 == 0 ? new HttpRequestException("refused") : EventServer.Refuse(503, "ServiceUnavailable"));
        var run = Run();
        Record("one");
        AdvanceUntil(() => failures == 4);
        _server.Before = null;
        AdvanceUntil(() => _server.Stored.Count == 1);

        await StopAsync(run);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_lost_answer_makes_no_second_event()
    {
        _server.After = _ =>
        {
            _server.After = null;
            throw new IOException("reset");
        };
        var run = Run();
        Record("one");
        AdvanceUntil(() => _server.Requests == "POST POST");
        await StopAsync(run);

        Assert.Single(_server.Stored);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_refused_event_is_given_up_at_once_and_failures_in_a_row_are_logged_once()
    {
        _server.Before = _ => throw EventServer.Refuse(403, "Forbidden");
        var run = Run();
        Record("one");
        Record("two");
        await _turns.UntilAsync(() => _server.Requests == "POST POST");
        _server.Before = null;
        Record("three");
        await _turns.UntilAsync(() => _server.Stored.Count == 1);
        _server.Before = _ => throw EventServer.Refuse(422, "Invalid");
        Record("four");
        await StopAsync(run);

        Assert.Equal(3, _discarded["failed"]);
        Assert.Equal(2, _log.Lines.Count);
    }

    [Fact]
    public async Task A_failure_that_lasts_is_given_up_after_a_few_attempts()
    {
        _server.Before = _ => throw new HttpRequestException("refused");
        var run = Run();
        Record("one");
        AdvanceUntil(() => _discarded.ContainsKey("failed"));

        Assert.Equal("POST POST POST POST POST", _server.Requests);
        await StopAsync(run);
    }

    [Fact]
    public async Task A_fault_of_the_client_does_not_end_the_recorder()
    {
        _server.Before = _ => throw new FormatException("fault");
        var run = Run();
        Record("one");
        await _turns.UntilAsync(() => _discarded.ContainsKey("failed"));
        _server.Before = null;
        Record("two");
        await StopAsync(run);

        Assert.Equal("two", Assert.Single(_server.Stored).Note);
    }

    [Fact]
    public async Task Spam_is_counted_and_not_written()
    {
        for (var i = 0; i < 30; i++)
            Record("one");
        await StopAsync(Run());

        Assert.Equal(25, _server.Requests.Split(' ').Length);
        Assert.Equal(5, _discarded["spam"]);
    }

    [Fact]
    public async Task A_full_queue_drops_the_newest_and_says_so_once()
    {
        for (var i = 0; i < 1005; i++)
            _recorder.Record(Web with { Metadata = Web.Metadata with { Name = $"web-{i}" } }, EventType.Normal, "Reason", "Act", "note");
        Assert.Equal(5, _discarded["queue_full"]);
        Assert.Single(_log.Lines);

        await StopAsync(Run());
        Assert.Equal(1000, _server.Stored.Count);
        Assert.DoesNotContain(_server.Stored, e => e.Regarding!.Name == "web-1000");
    }

    [Fact]
    public async Task A_stop_waits_five_seconds_for_what_is_queued()
    {
        _server.Silent = true;
        var run = Run();
        Record("one");
        Record("two");
        await _turns.UntilAsync(() => _server.Requests == "POST");
        await _stop.CancelAsync();
        _turns.RunAll();

        _time.Advance(TimeSpan.FromSeconds(4.9));
        _turns.RunAll();
        Assert.False(run.IsCompleted);

        // The five seconds begin when the recorder hears of the stop, which may be after this thread went on.
        await _turns.UntilAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(0.1));
            return run.IsCompleted;
        });
        await run;

        Assert.Equal(2, _discarded["stopped"]);
        Assert.Contains("2 events", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recording_after_the_stop_is_harmless()
    {
        await StopAsync(Run());
        Record("late");

        Assert.Equal(1, _discarded["stopped"]);
        Assert.Empty(_server.Stored);
        Assert.Empty(_log.Lines);
    }

    private void Record(string note) => _recorder.Record(Web, EventType.Normal, "Reason", "Act", note);

    private Task Run() => _turns.Start(() => _recorder.RunAsync(_stop.Token));

    private async Task StopAsync(Task run)
    {
        await _stop.CancelAsync();
        await _turns.FinishAsync(run);
    }

    private void AdvanceUntil(Func<bool> reached)
    {
        for (_turns.RunAll(); !reached(); _turns.RunAll())
            _time.Advance(TimeSpan.FromMilliseconds(500));
    }
}
