using System.Diagnostics.Metrics;
using CachePolicyOperator.Runtime.Leadership;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Runtime.Leadership;

public sealed class LeaderElectorTests : IDisposable
{
    private static readonly LeaderElectionOptions Options = new() { Namespace = "system", Name = "operator", Identity = "me" };

    private readonly FakeTimeProvider _time = new();
    private readonly Turns _turns = new();
    private readonly LeaseServer _server = new();
    private readonly Meter _meter = new("leadership-tests");
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<CancellationToken> _leading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _work = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LeaderElector _elector;

    public LeaderElectorTests()
    {
        _elector = new(_server, Options, _meter, _time, new Random(1), NullLogger<LeaderElector>.Instance);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public async Task The_leader_leads_until_it_is_stopped_and_then_releases_the_lease()
    {
        var run = Run(LeadUntilCancelled);
        await _leading.Task;
        Assert.True(_elector.IsLeader);
        Assert.Equal("me", _elector.Holder);
        Assert.Equal(1, Gauge());

        await _stop.CancelAsync();
        await _turns.FinishAsync(run);

        Assert.False(_elector.IsLeader);
        Assert.Null(_elector.Holder);
        Assert.Equal(0, Gauge());
        Assert.Equal("", _server.Stored!.Spec!.HolderIdentity);
        Assert.Equal(1, _server.Stored.Spec.LeaseDurationSeconds);
    }

    [Fact]
    public async Task After_a_stop_the_lease_is_renewed_until_the_work_has_ended()
    {
        var run = Run(LeadUntilToldTo);
        var token = await _leading.Task;
        await _stop.CancelAsync();
        Assert.True(token.IsCancellationRequested);

        AdvanceUntil(() => _server.Requests.StartsWith("GET POST PUT PUT PUT", StringComparison.Ordinal));
        Assert.Equal("me", _server.Stored!.Spec!.HolderIdentity);
        Assert.True(_elector.IsLeader);

        _work.SetResult();
        await _turns.FinishAsync(run);
        Assert.Equal("", _server.Stored.Spec!.HolderIdentity);
    }

    [Fact]
    public async Task Work_that_ends_by_itself_ends_the_run_and_releases_the_lease()
    {
        await _turns.FinishAsync(Run(_ => Task.CompletedTask));
        Assert.Equal("", _server.Stored!.Spec!.HolderIdentity);
    }

    [Fact]
    public async Task Work_that_fails_releases_the_lease_and_shows_its_failure()
    {
        await Assert.ThrowsAsync<FormatException>(() => _turns.FinishAsync(Run(_ => throw new FormatException())));
        Assert.Equal("", _server.Stored!.Spec!.HolderIdentity);
    }

    [Fact]
    public async Task A_candidate_waits_for_the_lease_and_stops_without_having_led()
    {
        _server.StoreSpec(new() { HolderIdentity = "other", LeaseDurationSeconds = 3600 });
        var run = Run(LeadUntilCancelled);
        AdvanceUntil(() => _server.Requests == "GET GET GET");
        Assert.Equal("other", _elector.Holder);
        Assert.Null(_elector.Check());

        await _stop.CancelAsync();
        await _turns.FinishAsync(run);
        Assert.False(_leading.Task.IsCompleted);
        Assert.Equal("other", _server.Stored!.Spec!.HolderIdentity);
    }

    [Fact]
    public async Task A_candidate_keeps_trying_while_the_API_server_is_away()
    {
        _server.Before = _ => throw new HttpRequestException("refused");
        var run = Run(LeadUntilCancelled);
        AdvanceUntil(() => _server.Requests == "GET GET GET");
        _server.Before = null;
        AdvanceUntil(() => _leading.Task.IsCompleted);

        await _stop.CancelAsync();
        await _turns.FinishAsync(run);
    }

    [Fact]
    public async Task A_leader_that_cannot_renew_loses_leadership_even_if_its_work_goes_on()
    {
        var run = Run(LeadUntilToldTo);
        var token = await _leading.Task;
        _server.Before = _ => throw new HttpRequestException("refused");
        AdvanceUntil(() => run.IsCompleted);

        var lost = await Assert.ThrowsAsync<LeadershipLostException>(() => run);
        Assert.IsType<HttpRequestException>(lost.InnerException);
        Assert.True(token.IsCancellationRequested);
        Assert.False(_elector.IsLeader);
        Assert.Contains("was lost", _elector.Check(), StringComparison.Ordinal);
        Assert.Equal("me", _server.Stored!.Spec!.HolderIdentity);
        _work.SetResult();
    }

    [Fact]
    public async Task A_leader_whose_requests_hang_tries_again_before_it_gives_up()
    {
        var run = Run(LeadUntilCancelled);
        await _leading.Task;
        _server.ForgetRequests();
        _server.Silent = true;
        AdvanceUntil(() => run.IsCompleted);

        var lost = await Assert.ThrowsAsync<LeadershipLostException>(() => run);
        Assert.IsAssignableFrom<OperationCanceledException>(lost.InnerException);
        Assert.Equal("PUT PUT", _server.Requests);
    }

    [Fact]
    public async Task A_leader_that_finds_another_holder_gives_up_at_once()
    {
        var run = Run(LeadUntilCancelled);
        var token = await _leading.Task;
        _server.StoreSpec(new() { HolderIdentity = "other", LeaseDurationSeconds = 15 });
        AdvanceUntil(() => run.IsCompleted);

        Assert.Contains("held by other", (await Assert.ThrowsAsync<LeadershipLostException>(() => run)).Message, StringComparison.Ordinal);
        Assert.True(token.IsCancellationRequested);
        Assert.EndsWith("PUT GET", _server.Requests, StringComparison.Ordinal);
        Assert.Equal("other", _server.Stored!.Spec!.HolderIdentity);
    }

    [Fact]
    public async Task Short_failures_do_not_end_leadership()
    {
        var run = Run(LeadUntilCancelled);
        await _leading.Task;
        for (var i = 0; i < 5; i++)
        {
            var failures = 0;
            _server.Before = _ =>
            {
                if (Interlocked.Increment(ref failures) <= 3)
                    throw new HttpRequestException("refused");
            };
            _server.ForgetRequests();
            AdvanceUntil(() => _server.Requests == "PUT PUT PUT PUT");
        }

        Assert.False(run.IsCompleted);
        await _stop.CancelAsync();
        await _turns.FinishAsync(run);
    }

    [Fact]
    public async Task A_leader_whose_lease_has_expired_is_unhealthy_and_no_leader()
    {
        var run = Run(LeadUntilCancelled);
        await _leading.Task;
        Assert.Null(_elector.Check());
        var (leads, problem) = (true, "");
        _server.Before = _ =>
        {
            // A node that was suspended while a renewal was under way.
            _time.Advance(TimeSpan.FromSeconds(20));
            (leads, problem) = (_elector.IsLeader, _elector.Check());
            throw new HttpRequestException("reset");
        };
        AdvanceUntil(() => run.IsCompleted);

        Assert.False(leads);
        Assert.Contains("expired", problem, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LeadershipLostException>(() => run);
    }

    [Fact]
    public async Task An_elector_runs_once()
    {
        await _turns.FinishAsync(Run(_ => Task.CompletedTask));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Run(_ => Task.CompletedTask));
    }

    private async Task LeadUntilCancelled(CancellationToken token)
    {
        _leading.SetResult(token);
        await Task.Delay(Timeout.Infinite, token);
    }

    private async Task LeadUntilToldTo(CancellationToken token)
    {
        _leading.SetResult(token);
        await _work.Task;
    }

    private Task Run(Func<CancellationToken, Task> lead) => _turns.Start(() => _elector.RunAsync(lead, _stop.Token));

    /// <summary>Lets time pass in steps shorter than a retry, each only after what was due has run.</summary>
    private void AdvanceUntil(Func<bool> reached)
    {
        for (_turns.RunAll(); !reached(); _turns.RunAll())
            _time.Advance(TimeSpan.FromMilliseconds(500));
    }

    private int Gauge()
    {
        var value = -1;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter == _meter && instrument.Name == "leader_election_master_status")
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, measurement, tags, _) =>
        {
            Assert.Equal(new KeyValuePair<string, object?>("name", "operator"), Assert.Single(tags.ToArray()));
            value = measurement;
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return value;
    }
}
