using CachePolicyOperator.Runtime.Metrics;
using CachePolicyOperator.Runtime.Queues;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Runtime.Queues;

public sealed class WorkQueueTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly RuntimeMetrics _metrics = new();
    private readonly WorkQueue<string> _queue;

    public WorkQueueTests() => _queue = new("test", _time, _metrics);

    public void Dispose()
    {
        _queue.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task A_key_added_twice_is_handed_out_once()
    {
        _queue.Add("a");
        _queue.Add("a");

        Assert.Equal("a", await Take());
        AssertEmpty();
    }

    [Fact]
    public async Task Keys_leave_in_the_order_they_came()
    {
        _queue.Add("a");
        _queue.Add("b");
        _queue.Add("a");
        _queue.Add("c");

        Assert.Equal(["a", "b", "c"], [await Take(), await Take(), await Take()]);
    }

    [Fact]
    public async Task A_key_added_while_a_worker_has_it_is_handed_out_again_after_done()
    {
        _queue.Add("a");
        await Take();

        _queue.Add("a");
        _queue.Add("a");
        AssertEmpty();

        _queue.Done("a");
        Assert.Equal("a", await Take());
        _queue.Done("a");
        AssertEmpty();
    }

    [Fact]
    public async Task A_key_not_added_again_is_gone_after_done()
    {
        _queue.Add("a");
        await Take();
        _queue.Done("a");

        AssertEmpty();
    }

    [Fact]
    public async Task A_key_that_a_worker_has_does_not_block_the_ones_behind_it()
    {
        _queue.Add("a");
        await Take();
        _queue.Add("a");
        _queue.Add("b");

        Assert.Equal("b", await Take());
    }

    [Fact]
    public void Done_for_a_key_that_no_worker_has_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => _queue.Done("a"));

    [Fact]
    public async Task A_waiting_worker_is_woken_by_an_added_key()
    {
        var waiting = _queue.GetAsync(CancellationToken.None);
        Assert.False(waiting.IsCompleted);

        _queue.Add("a");

        Assert.Equal("a", (await waiting)!.Value.Key);
    }

    [Fact]
    public async Task A_cancelled_wait_loses_no_key()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = _queue.GetAsync(cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        _queue.Add("a");

        Assert.Equal("a", await Take());
    }

    [Fact]
    public async Task A_delayed_key_comes_when_its_time_has_come()
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(9.999));
        AssertEmpty();

        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal("a", await Take());
    }

    [Fact]
    public async Task Delayed_keys_come_in_the_order_of_their_times()
    {
        _queue.AddAfter("late", TimeSpan.FromSeconds(30));
        _queue.AddAfter("early", TimeSpan.FromSeconds(10));
        _queue.AddAfter("middle", TimeSpan.FromSeconds(20));

        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("early", await Take());
        AssertEmpty();
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(["middle", "late"], [await Take(), await Take()]);
    }

    [Fact]
    public async Task Of_two_times_for_a_key_the_earlier_wins_whichever_came_first()
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(10));
        _queue.AddAfter("a", TimeSpan.FromSeconds(20));
        _queue.AddAfter("b", TimeSpan.FromSeconds(20));
        _queue.AddAfter("b", TimeSpan.FromSeconds(10));

        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["a", "b"], [await Take(), await Take()]);
        _queue.Done("a");
        _queue.Done("b");

        _time.Advance(TimeSpan.FromMinutes(1));
        AssertEmpty();
    }

    [Fact]
    public async Task A_plain_add_overtakes_a_delayed_one_of_the_same_key()
    {
        _queue.AddAfter("a", TimeSpan.FromHours(1));
        _queue.Add("a");

        Assert.Equal("a", await Take());
        _queue.Done("a");
        _time.Advance(TimeSpan.FromHours(2));
        AssertEmpty();
    }

    [Fact]
    public async Task A_key_whose_time_comes_while_a_worker_has_it_waits_for_done()
    {
        _queue.Add("a");
        await Take();
        _queue.AddAfter("a", TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(2));
        AssertEmpty();

        _queue.Done("a");

        Assert.Equal("a", await Take());
    }

    [Fact]
    public async Task The_backoff_of_a_key_doubles_until_it_is_forgotten()
    {
        foreach (var milliseconds in (int[])[5, 10, 20, 40])
            await AssertComesAfter(TimeSpan.FromMilliseconds(milliseconds));

        _queue.Forget("a");

        await AssertComesAfter(TimeSpan.FromMilliseconds(5));

        async Task AssertComesAfter(TimeSpan delay)
        {
            _queue.AddRateLimited("a");
            _time.Advance(delay - TimeSpan.FromMilliseconds(1));
            AssertEmpty();
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal("a", await Take());
            _queue.Done("a");
        }
    }

    [Fact]
    public async Task Keys_back_off_apart_from_each_other()
    {
        for (var i = 0; i < 10; i++)
        {
            _queue.AddRateLimited("sick");
            _time.Advance(TimeSpan.FromHours(1));
            await Take();
            _queue.Done("sick");
        }

        _queue.AddRateLimited("sick");
        _queue.AddRateLimited("healthy");
        _time.Advance(TimeSpan.FromMilliseconds(5));

        Assert.Equal("healthy", await Take());
        AssertEmpty();
    }

    [Fact]
    public async Task The_normal_lane_goes_first()
    {
        _queue.Add("low", Priority.Low);
        _queue.Add("normal");

        Assert.Equal(["normal", "low"], [await Take(), await Take()]);
    }

    [Fact]
    public async Task A_key_retains_the_highest_priority_it_was_added_with()
    {
        _queue.Add("a");
        _queue.Add("a", Priority.Low);

        Assert.Equal(new QueueItem<string>("a", Priority.Normal), await _queue.GetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_key_whose_priority_rises_goes_to_the_end_of_its_new_lane()
    {
        _queue.Add("slow", Priority.Low);
        _queue.Add("raised", Priority.Low);
        _queue.Add("first");
        _queue.Add("raised");

        Assert.Equal(["first", "raised", "slow"], [await Take(), await Take(), await Take()]);
        AssertEmpty();
    }

    [Fact]
    public async Task A_delayed_key_raised_before_its_time_still_waits_for_it()
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(1), Priority.Low);
        _queue.AddAfter("a", TimeSpan.FromSeconds(5));
        AssertEmpty();

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(Priority.Normal, (await _queue.GetAsync(CancellationToken.None))!.Value.Priority);
    }

    [Fact]
    public async Task Shutting_down_wakes_every_waiter_and_turns_keys_away()
    {
        var waiters = Enumerable.Range(0, 4).Select(_ => _queue.GetAsync(CancellationToken.None)).ToArray();

        _queue.ShutDown();
        _queue.Add("a");

        Assert.All(await Task.WhenAll(waiters), Assert.Null);
        Assert.Null(await _queue.GetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Shutting_down_drops_waiting_keys_and_drains_those_in_flight()
    {
        _queue.Add("in flight");
        _queue.Add("waiting");
        await Take();

        _queue.ShutDown();
        Assert.Null(await _queue.GetAsync(CancellationToken.None));
        Assert.False(_queue.Drained.IsCompleted);

        _queue.Done("in flight");
        await _queue.Drained;
    }

    [Fact]
    public async Task A_queue_that_is_idle_drains_at_once()
    {
        _queue.ShutDown();
        await _queue.Drained;
    }

    private async Task<string> Take() => (await _queue.GetAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30)))!.Value.Key;

    private void AssertEmpty()
    {
        var gauges = ((IQueueGauges)_queue).Read();
        Assert.Equal(0, gauges.Depth + gauges.LowPriorityDepth);
    }
}
