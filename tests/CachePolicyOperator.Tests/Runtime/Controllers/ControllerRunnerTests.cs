using System.Diagnostics;
using CachePolicyOperator.Abstractions.Controllers;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Runtime.Controllers;
using CachePolicyOperator.Runtime.Informers;
using CachePolicyOperator.Runtime.Metrics;
using CachePolicyOperator.Runtime.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Runtime.Controllers;

public sealed class ControllerRunnerTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly ScriptedController<Deployment> _controller = new();
    private readonly Store<Deployment> _store = new(_ => { });
    private readonly Tombstones<Deployment> _tombstones = new();
    private readonly RuntimeMetrics _metrics = new();
    private readonly Counters _counters;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly List<IDisposable> _runners = [];
    private Action<NamespacedName, Priority> _enqueue = (_, _) => { };
    private TimeProvider _time = TimeProvider.System;
    private Task _running = Task.CompletedTask;

    public ControllerRunnerTests()
    {
        _counters = new(_metrics);
        _store.Handle(ReflectorEvent<Deployment>.Begin);
        _store.Handle(ReflectorEvent<Deployment>.End);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        (_time as VirtualTime)?.Freeze();
        await _stop.CancelAsync();
        await _abort.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public void Dispose()
    {
        _runners.ForEach(runner => runner.Dispose());
        _counters.Dispose();
        _metrics.Dispose();
        _stop.Dispose();
        _abort.Dispose();
    }

    [Fact]
    public async Task A_key_is_reconciled_with_the_present_state_of_its_object()
    {
        Start();
        Put("a", "1");
        Put("a", "2");
        Enqueue("a");

        Assert.Equal("reconcile a@2", await _controller.NextAsync());
        await StopAsync();
        Assert.Equal(1, Total("success"));
    }

    [Fact]
    public async Task A_reconcile_is_a_span_with_the_fields_of_its_log_lines()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ReconcileTrace.SourceName,
            Sample = (ref _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        var seen = new TaskCompletionSource<Activity?>();
        _controller.Answer(_ =>
        {
            seen.SetResult(Activity.Current);
            return Task.FromResult(ReconciliationResult.Success);
        });
        Start();
        Put("a", "1");
        Enqueue("a");

        var span = await seen.Task.WaitAsync(Grace);
        Assert.StartsWith("reconcile ", span?.OperationName, StringComparison.Ordinal);
        Assert.Equal(["controller", "namespace", "name", "reconcileID"], span!.TagObjects.Select(tag => tag.Key));
        Assert.Equal("a", span.GetTagItem("name"));
    }

    [Fact]
    public async Task A_key_without_an_object_is_nothing_to_do()
    {
        Start();
        Enqueue("unknown");
        Put("a", "1");
        Enqueue("a");

        Assert.Equal("reconcile a@1", await _controller.NextAsync());
    }

    [Fact]
    public async Task A_failing_key_is_tried_again_ever_more_slowly_until_it_succeeds_and_then_starts_afresh()
    {
        var time = new VirtualTime();
        for (var i = 0; i < 5; i++)
            _controller.Throw(Some.Failure(500));
        Put("a", "1");
        Start(time);
        Enqueue("a");
        await Eventually.TrueAsync(() => Total("success") == 1);
        _controller.Throw(Some.Failure(500));
        Enqueue("a");
        await Eventually.TrueAsync(() => Total("success") == 2);

        Assert.Equal([5, 10, 20, 40, 80, 5], time.Waits.Select(wait => wait.TotalMilliseconds));
        Assert.Equal(6, Total("error"));
        Assert.Equal(0, Count("controller_runtime_reconcile_panics_total"));
    }

    [Fact]
    public async Task A_fault_of_the_controller_is_contained_counted_and_tried_again()
    {
        _controller.Throw(new InvalidOperationException("bug"));
        Put("a", "1");
        Put("b", "1");
        Start(new VirtualTime());
        Enqueue("a");
        Enqueue("b");
        await Eventually.TrueAsync(() => Total("success") == 2);

        Assert.Equal(
            ["reconcile a@1", "reconcile a@1", "reconcile b@1"],
            new[] { await _controller.NextAsync(), await _controller.NextAsync(), await _controller.NextAsync() }.Order());
        Assert.Equal(1, Count("controller_runtime_reconcile_panics_total"));
        Assert.Equal(1, Count("controller_runtime_reconcile_errors_total"));
    }

    [Fact]
    public async Task A_terminal_failure_is_not_tried_again_until_something_changes()
    {
        var time = new VirtualTime();
        _controller.Throw(new TerminalException("nothing helps"));
        Put("a", "1");
        Start(time);
        Enqueue("a");
        await _controller.NextAsync();
        await Eventually.TrueAsync(() => Count("controller_runtime_terminal_reconcile_errors_total") == 1);

        Assert.Empty(time.Waits);
        Enqueue("a");
        Assert.Equal("reconcile a@1", await _controller.NextAsync());
    }

    [Fact]
    public async Task A_wish_to_look_again_is_granted_after_its_delay_and_clears_the_backoff()
    {
        var time = new VirtualTime();
        _controller
            .Throw(Some.Failure(500))
            .Throw(Some.Failure(500))
            .Answer(ReconciliationResult.RequeueAfter(TimeSpan.FromMinutes(1)))
            .Throw(Some.Failure(500));
        Put("a", "1");
        Start(time);
        Enqueue("a");
        await Eventually.TrueAsync(() => Total("success") == 1);

        Assert.Equal([0.005, 0.010, 60, 0.005], time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(1, Total("requeue_after"));
    }

    [Fact]
    public async Task A_change_during_a_reconcile_is_followed_by_another_one_that_sees_it()
    {
        var gate = new TaskCompletionSource();
        _controller.Answer(async _ =>
        {
            await gate.Task;
            return ReconciliationResult.Success;
        });
        Put("a", "1");
        Start(workers: 4);
        Enqueue("a");
        Assert.Equal("reconcile a@1", await _controller.NextAsync());
        Put("a", "2");
        Enqueue("a");
        Put("b", "1");
        Enqueue("b");
        Assert.Equal("reconcile b@1", await _controller.NextAsync());
        Assert.False(_controller.HasCalls);

        gate.SetResult();

        Assert.Equal("reconcile a@2", await _controller.NextAsync());
    }

    [Fact]
    public async Task A_reconcile_that_takes_too_long_is_cancelled_counted_and_tried_again()
    {
        var time = new FakeTimeProvider();
        _controller.Answer(HangAsync);
        Put("a", "1");
        Start(time, options: new() { ReconcileTimeout = TimeSpan.FromSeconds(10) });
        Enqueue("a");
        await _controller.NextAsync();
        time.Advance(TimeSpan.FromSeconds(10));
        await Eventually.TrueAsync(() => Count("controller_runtime_reconcile_timeouts_total") == 1);
        await Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(5));
            return _controller.HasCalls;
        });

        Assert.Equal("reconcile a@1", await _controller.NextAsync());
        Assert.Equal(1, Total("error"));
    }

    [Fact]
    public async Task A_deleted_object_is_handed_over_in_its_last_known_state_once()
    {
        Start();
        _tombstones.Put(Some.Key("a"), Some.Deployment("a", "7"));
        Enqueue("a");
        Assert.Equal("deleted a@7", await _controller.NextAsync());
        await Eventually.TrueAsync(() => Total("success") == 1);

        Enqueue("a");
        await Eventually.TrueAsync(() => Total("success") == 2);
        Assert.False(_controller.HasCalls);
    }

    [Fact]
    public async Task A_deletion_that_fails_is_tried_again()
    {
        _controller.Throw(Some.Failure(500));
        _tombstones.Put(Some.Key("a"), Some.Deployment("a", "7"));
        Start(new VirtualTime());
        Enqueue("a");

        Assert.Equal("deleted a@7", await _controller.NextAsync());
        Assert.Equal("deleted a@7", await _controller.NextAsync());
    }

    [Fact]
    public async Task A_name_taken_again_gets_the_deletion_of_the_old_object_and_then_the_new_one()
    {
        _tombstones.Put(Some.Key("a"), Some.Deployment("a", "7", uid: "old"));
        Put("a", "9");
        Start();
        Enqueue("a");

        Assert.Equal("deleted a@7", await _controller.NextAsync());
        Assert.Equal("reconcile a@9", await _controller.NextAsync());
    }

    [Fact]
    public async Task A_resync_looks_at_every_object_again_within_a_tenth_of_its_period()
    {
        var time = new VirtualTime();
        Put("a", "1");
        Put("b", "1");
        Start(time, options: new() { ResyncPeriod = TimeSpan.FromMinutes(10) });

        Assert.Equal(["reconcile a@1", "reconcile b@1"], new[] { await _controller.NextAsync(), await _controller.NextAsync() }.Order());
        Assert.InRange(time.Waits.First(), TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(11));
    }

    [Fact]
    public async Task A_stop_lets_a_reconcile_in_flight_finish()
    {
        var gate = new TaskCompletionSource();
        var wasCancelled = true;
        _controller.Answer(async token =>
        {
            await gate.Task;
            wasCancelled = token.IsCancellationRequested;
            return ReconciliationResult.Success;
        });
        Put("a", "1");
        Start();
        Enqueue("a");
        await _controller.NextAsync();

        await _stop.CancelAsync();
        Assert.False(_running.IsCompleted);
        gate.SetResult();
        await _running;

        Assert.False(wasCancelled);
    }

    [Fact]
    public async Task A_reconcile_that_outlives_the_grace_is_cancelled()
    {
        var time = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        _controller.Answer(async token =>
        {
            await using var asking = token.Register(asked.SetResult);
            try
            {
                return await HangAsync(token);
            }
            finally
            {
                cancelled.SetResult();
            }
        });
        Put("a", "1");
        Start(time);
        Enqueue("a");
        await _controller.NextAsync();

        await _stop.CancelAsync();
        await Eventually.TrueAsync(() =>
        {
            // The clock stops with the request: on a busy machine the reconcile's thread may need more turns than its grace has.
            time.Advance(TimeSpan.FromSeconds(1));
            return asked.Task.IsCompleted;
        });
        await cancelled.Task;

        await _running;
        Assert.Equal(0, Total("error"));
    }

    [Fact]
    public async Task An_abort_cancels_at_once()
    {
        _controller.Answer(HangAsync);
        Put("a", "1");
        Start(new FakeTimeProvider());
        Enqueue("a");
        await _controller.NextAsync();

        await _abort.CancelAsync();

        await _running;
    }

    [Fact]
    public async Task Subscribed_means_that_every_source_has_given_its_initial_keys()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        var subscribed = Runner(TimeProvider.System, ControllerOptions.Default, _ => first.Task, _ => second.Task).SubscribeAsync();
        first.SetResult();
        Assert.False(subscribed.IsCompleted);

        second.SetResult();
        await subscribed;
    }

    [Fact]
    public void Counters_are_there_before_anything_is_counted()
    {
        Runner(TimeProvider.System, new() { Workers = 3 });
        _counters.ReadGauges();

        foreach (var result in (string[])["success", "error", "requeue", "requeue_after"])
            Assert.Equal(0, Total(result));
        Assert.Equal(0, _counters["workqueue_adds_total{name=test,controller=test}"]);
        Assert.Equal(0, _counters["workqueue_depth{name=test,controller=test,priority=-100}"]);
        Assert.Equal(3, Count("controller_runtime_max_concurrent_reconciles"));
        Assert.Equal(0, Count("controller_runtime_active_workers"));
    }

    private static async Task<ReconciliationResult> HangAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return ReconciliationResult.Success;
    }

    private void Put(string name, string version) =>
        _store.Handle(new ReflectorEvent<Deployment>.Apply(Some.Deployment(name, version)));

    private void Enqueue(string name) => _enqueue(Some.Key(name), Priority.Normal);

    private long Total(string result) => _counters[$"controller_runtime_reconcile_total{{controller=test,result={result}}}"];

    private long Count(string counter) => _counters[$"{counter}{{controller=test}}"];

    private ControllerRunner<Deployment> Runner(TimeProvider time, ControllerOptions options, params KeySource[] sources)
    {
        var runner = new ControllerRunner<Deployment>(
            "test", _controller, options, _store, _tombstones, sources, time, new Random(1), _metrics, NullLogger.Instance);
        _runners.Add(runner);
        return runner;
    }

    private void Start(TimeProvider? time = null, int workers = 1, ControllerOptions? options = null)
    {
        _time = time ?? _time;
        var runner = Runner(_time, options ?? new() { Workers = workers }, enqueue =>
        {
            _enqueue = enqueue;
            return Task.CompletedTask;
        });
        _ = runner.SubscribeAsync();
        _running = runner.RunAsync(Grace, _stop.Token, _abort.Token);
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }
}
