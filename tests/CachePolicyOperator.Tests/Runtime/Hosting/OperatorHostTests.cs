using System.Collections.Concurrent;
using System.Threading.Channels;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Controllers;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Runtime.Hosting;
using CachePolicyOperator.Runtime.Metrics;
using CachePolicyOperator.Tests.Runtime.Controllers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Runtime.Hosting;

public sealed class OperatorHostTests : IDisposable
{
    private readonly ScriptedClient _server = new();
    private readonly FakeTimeProvider _time = new();
    private readonly RuntimeMetrics _metrics = new();
    private readonly ScriptedController<Deployment> _controller = new();
    private readonly ConcurrentQueue<string> _order = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly OperatorBuilder _builder;

    public OperatorHostTests() =>
        _builder = new(_server, OperatorOptions.Default, _metrics, NullLoggerFactory.Instance, _time, new Random(1));

    public void Dispose()
    {
        _metrics.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task Parts_start_and_stop_in_order()
    {
        Serve(Some.Deployment("web"));
        Serve(Some.ConfigMap("map"));
        using var host = _builder
            .AddServer(new Part("health", _order))
            .AddServer(new Part("webhooks", _order))
            .AddBackground(new Part("events", _order))
            .WithLeaderElection(async (lead, token) =>
            {
                _order.Enqueue(_builder.Readiness.Respond().StatusCode == 200 ? "election when ready" : "election too early");
                await lead(token);
                _order.Enqueue("lease released");
            })
            .AddController(_controller, controller => controller.Owns<ConfigMap>())
            .Build();
        var running = host.RunAsync(_stop.Token);
        Assert.Equal("reconcile web@1", await _controller.NextAsync());

        await _stop.CancelAsync();
        await running;

        Assert.Equal(
            [
                "start events", "start health", "start webhooks", "election when ready",
                "lease released", "stop webhooks", "stop health", "stop events",
            ],
            _order);
    }

    [Fact]
    public async Task Servers_go_on_for_a_while_after_the_lease_is_released()
    {
        Serve(Some.Deployment("web"));
        using var host = new OperatorBuilder(_server, new() { ShutdownDelay = TimeSpan.FromSeconds(5) }, _metrics, NullLoggerFactory.Instance, _time, new Random(1))
            .AddServer(new Part("webhooks", _order))
            .WithLeaderElection(async (lead, token) =>
            {
                await lead(token);
                _order.Enqueue("lease released");
            })
            .AddController(_controller)
            .Build();
        var running = host.RunAsync(_stop.Token);
        await _controller.NextAsync();

        await _stop.CancelAsync();
        await Eventually.TrueAsync(() => _order.Contains("lease released"));
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(["start webhooks", "lease released"], _order);
        Assert.False(running.IsCompleted);

        await Eventually.TrueAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return running.IsCompleted;
        });
        Assert.Equal(["start webhooks", "lease released", "stop webhooks"], _order);
    }

    [Fact]
    public async Task Nothing_is_reconciled_before_every_source_has_synced()
    {
        Serve(Some.Deployment("web"));
        using var host = _builder.AddController(_controller, controller => controller.Owns<ConfigMap>()).Build();
        var running = host.RunAsync(_stop.Token);
        await Eventually.TrueAsync(() => _builder.Informer<Deployment>().HasSynced);
        await _server.Exhausted;

        Assert.Equal(500, _builder.Readiness.Respond().StatusCode);
        Assert.Contains("first list of configmaps", _builder.Readiness.Respond().Body, StringComparison.Ordinal);
        await _stop.CancelAsync();
        await running;
        Assert.False(_controller.HasCalls);
    }

    [Fact]
    public async Task First_lists_that_do_not_arrive_in_two_minutes_end_the_process_with_their_names()
    {
        Serve(Some.Deployment("web"));
        using var host = _builder
            .AddServer(new Part("health", _order))
            .AddController(_controller, controller => controller.Owns<ConfigMap>())
            .Build();
        var running = host.RunAsync(_stop.Token);
        await Eventually.TrueAsync(() => _builder.Informer<Deployment>().HasSynced);
        _time.Advance(TimeSpan.FromSeconds(119));
        Assert.False(running.IsCompleted);
        await Eventually.TrueAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return running.IsCompleted;
        });

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => running);
        Assert.Contains("configmaps", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("deployments", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["start health", "stop health"], _order);
    }

    [Fact]
    public async Task A_replica_that_waits_for_the_lease_is_ready_and_reconciles_nothing()
    {
        Serve(Some.Deployment("web"));
        var elected = new TaskCompletionSource();
        using var host = _builder
            .WithLeaderElection(async (lead, token) =>
            {
                await elected.Task.WaitAsync(token);
                await lead(token);
            })
            .AddController(_controller)
            .Build();
        var running = host.RunAsync(_stop.Token);
        await Eventually.TrueAsync(() => _builder.Readiness.Respond().StatusCode == 200);
        Assert.False(_controller.HasCalls);

        elected.SetResult();

        Assert.Equal("reconcile web@1", await _controller.NextAsync());
        await _stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_stop_while_waiting_for_the_lease_is_orderly()
    {
        Serve(Some.Deployment("web"));
        using var host = _builder
            .AddServer(new Part("health", _order))
            .WithLeaderElection((_, token) => Task.Delay(Timeout.Infinite, token))
            .AddController(_controller)
            .Build();
        var running = host.RunAsync(_stop.Token);
        await Eventually.TrueAsync(() => _builder.Readiness.Respond().StatusCode == 200);

        await _stop.CancelAsync();
        await running;

        Assert.Equal(["start health", "stop health"], _order);
    }

    [Fact]
    public async Task A_lost_lease_ends_at_once_and_cancels_what_is_in_flight()
    {
        Serve(Some.Deployment("web"));
        var lost = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        _controller.Answer(async token =>
        {
            await using var registration = token.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return ReconciliationResult.Success;
        });
        using var host = _builder
            .AddServer(new Part("health", _order))
            .WithLeaderElection(async (lead, token) =>
            {
                var leading = lead(CancellationToken.None);
                await Task.WhenAny(leading, lost.Task.WaitAsync(token));
                throw new InvalidOperationException("held by another");
            })
            .AddController(_controller)
            .Build();
        var running = host.RunAsync(_stop.Token);
        await _controller.NextAsync();

        lost.SetResult();

        var failure = await Assert.ThrowsAsync<LeadingEndedException>(() => running);
        Assert.Contains("held by another", failure.Message, StringComparison.Ordinal);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(["start health"], _order);
    }

    [Fact]
    public async Task A_server_that_cannot_start_stops_those_that_did()
    {
        using var host = _builder
            .AddServer(new Part("health", _order))
            .AddServer(new Part("webhooks", _order, new IOException("address in use")))
            .Build();

        await Assert.ThrowsAsync<IOException>(() => host.RunAsync(_stop.Token));
        Assert.Equal(["start health", "start webhooks", "stop health"], _order);
    }

    [Fact]
    public async Task A_part_that_fails_to_stop_does_not_keep_the_others()
    {
        using var host = _builder
            .AddServer(new Part("health", _order))
            .AddServer(new Part("webhooks", _order, stopFailure: new IOException("stuck")))
            .AddBackground(async token =>
            {
                await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _order.Enqueue("loop ended");
            })
            .Build();
        await _stop.CancelAsync();
        await host.RunAsync(_stop.Token);

        Assert.Equal(["start health", "start webhooks", "stop webhooks", "stop health", "loop ended"], _order);
    }

    private void Serve<T>(params T[] entities)
        where T : class, IKubernetesObject
        => _server.Page("1", null, entities).Watch(Channel.CreateUnbounded<WatchEvent<T>>());
}
