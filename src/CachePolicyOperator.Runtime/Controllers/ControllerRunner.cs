using System.Diagnostics.CodeAnalysis;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Controllers;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Runtime.Informers;
using CachePolicyOperator.Runtime.Metrics;
using CachePolicyOperator.Runtime.Queues;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Controllers;

/// <summary>
/// Hands keys from the queue to a controller.
/// </summary>
/// <remarks>
/// Guarantees: those of <see cref="IEntityController{TEntity}"/>. A key that failed stays in the queue until it succeeds, fails
/// terminally, or its object is gone and dealt with.
/// </remarks>
internal sealed class ControllerRunner<T> : IControllerRunner
    where T : class, IKubernetesObject
{
    // What a reconcile that honours its token needs to come back.
    private static readonly TimeSpan CancellationGrace = TimeSpan.FromSeconds(2);

    private readonly IEntityController<T> _controller;
    private readonly ControllerOptions _options;
    private readonly IStore<T> _store;
    private readonly IReadOnlyList<KeySource> _sources;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly RuntimeMetrics _metrics;
    private readonly ILogger _logger;
    private readonly ControllerGauges _gauges;
    private readonly WorkQueue<NamespacedName> _queue;
    private readonly Tombstones<T> _tombstones;

    public ControllerRunner(
        string name,
        IEntityController<T> controller,
        ControllerOptions options,
        IStore<T> store,
        Tombstones<T> tombstones,
        IReadOnlyList<KeySource> sources,
        TimeProvider time,
        Random random,
        RuntimeMetrics metrics,
        ILogger logger)
    {
        Name = name;
        _controller = controller;
        _options = options;
        _store = store;
        _tombstones = tombstones;
        _sources = sources;
        _time = time;
        _random = random;
        _metrics = metrics;
        _logger = logger;
        _gauges = metrics.Reconciles.Register(name, options.Workers);
        _queue = new(name, time, metrics);
    }

    public string Name { get; }

    public Task SubscribeAsync() => Task.WhenAll(_sources.Select(source => source(_queue.Add)));

    public async Task RunAsync(TimeSpan grace, CancellationToken stopping, CancellationToken abort)
    {
        using var work = CancellationTokenSource.CreateLinkedTokenSource(abort);
        using var background = CancellationTokenSource.CreateLinkedTokenSource(stopping, abort);
        var stop = WaitAsync(Timeout.InfiniteTimeSpan, background.Token);
        var resync = ResyncAsync(background.Token);
        Task[] workers = [.. Enumerable.Range(0, _options.Workers).Select(_ => Task.Run(() => WorkAsync(work.Token), CancellationToken.None))];
        Log.Started(_logger, Name, workers.Length);

        // A worker ends before the stop only by a fault of the runtime: the rest then stops too, and the fault surfaces below.
        await Task.WhenAny([stop, .. workers]);
        await background.CancelAsync();
        _queue.ShutDown();
        var drained = await CompletesAsync(_queue.Drained, grace, abort);
        if (!drained && !abort.IsCancellationRequested)
            Log.DrainCutShort(_logger, Name, grace);
        await work.CancelAsync();
        await Task.WhenAll(workers).WaitAsync(CancellationGrace, _time, CancellationToken.None);
        await resync;
    }

    public void Dispose() => _queue.Dispose();

    private static async Task WaitAsync(TimeSpan delay, CancellationToken cancellationToken, TimeProvider? time = null) =>
        await Task.Delay(delay, time ?? TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task<bool> CompletesAsync(Task task, TimeSpan within, CancellationToken cancellationToken)
    {
        await task.WaitAsync(within, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompleted;
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (await _queue.GetAsync(CancellationToken.None) is { } item)
        {
            _gauges.Enter();
            try
            {
                await ProcessAsync(item, cancellationToken);
            }
            finally
            {
                _gauges.Leave();
                _queue.Done(item.Key);
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A failing reconcile must not end the worker; it is counted, logged and retried.")]
    private async Task ProcessAsync(QueueItem<NamespacedName> item, CancellationToken cancellationToken)
    {
        var fields = new ReconcileScope(Name, item.Key, _random.NextInt64());
        using var scope = _logger.BeginScope(fields);
        using var trace = ReconcileTrace.Start(Name, fields);
        using var limit = _options.ReconcileTimeout is { } timeout ? new CancellationTokenSource(timeout, _time) : null;
        using var linked = limit is null ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var started = _time.GetTimestamp();
        try
        {
            var result = await ReconcileAsync(item.Key, linked?.Token ?? cancellationToken);
            Settle(item, result, _time.GetElapsedTime(started));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping: nothing failed, and the next start looks at every object.
        }
        catch (OperationCanceledException) when (limit?.IsCancellationRequested == true)
        {
            _metrics.Reconciles.TimedOut(Name);
            Log.TimedOut(_logger, _options.ReconcileTimeout!.Value);
            trace.Failed("timed out");
            Retry(item);
        }
        catch (TerminalException failure)
        {
            _metrics.Reconciles.FailedTerminally(Name);
            Log.FailedTerminally(_logger, failure.Message);
            trace.Failed(failure.Message);
            Bury(item.Key);
        }
        catch (Exception failure) when (failure is KubernetesApiException or HttpRequestException or IOException)
        {
            Log.ClusterFailed(_logger, failure.Message);
            trace.Failed(failure.Message);
            Retry(item);
        }
        catch (Exception failure)
        {
            _metrics.Reconciles.Panicked(Name);
            Log.ControllerFailed(_logger, failure);
            trace.Failed(failure.Message);
            Retry(item);
        }
        finally
        {
            _metrics.Reconciles.Took(Name, _time.GetElapsedTime(started));
        }
    }

    // A name may stand for two objects: one deleted, and one that took its name since. Both get what they are due.
    private async Task<ReconciliationResult> ReconcileAsync(NamespacedName key, CancellationToken cancellationToken)
    {
        var entity = _store.Get(key);
        if (_tombstones.Get(key) is { } deleted)
        {
            if (entity?.Metadata.Uid != deleted.Metadata.Uid)
            {
                var result = await _controller.DeletedAsync(deleted, cancellationToken);
                if (result is ReconciliationResult.Requeue)
                    return result;
            }

            _tombstones.Remove(key, deleted);
        }

        return entity is null ? ReconciliationResult.Success : await _controller.ReconcileAsync(entity, cancellationToken);
    }

    private void Settle(QueueItem<NamespacedName> item, ReconciliationResult result, TimeSpan elapsed)
    {
        _queue.Forget(item.Key);
        if (result is ReconciliationResult.Requeue(var delay))
        {
            _metrics.Reconciles.Requeued(Name);
            _queue.AddAfter(item.Key, delay, item.Priority);
            Log.Reconciled(_logger, elapsed, "requeue");
        }
        else
        {
            _metrics.Reconciles.Succeeded(Name);
            Log.Reconciled(_logger, elapsed, "success");
        }
    }

    private void Retry(QueueItem<NamespacedName> item)
    {
        _metrics.Reconciles.Failed(Name);
        _queue.AddRateLimited(item.Key, item.Priority);
    }

    // A terminal failure keeps the backoff, which only success clears, but a deletion that cannot be dealt with has no next time.
    private void Bury(NamespacedName key)
    {
        if (_tombstones.Get(key) is { } deleted)
            _tombstones.Remove(key, deleted);
        if (_store.Get(key) is null)
            _queue.Forget(key);
    }

    private async Task ResyncAsync(CancellationToken cancellationToken)
    {
        if (_options.ResyncPeriod is not { } period)
            return;
        while (true)
        {
            await WaitAsync(period * (0.9 + (0.2 * _random.NextDouble())), cancellationToken, _time);
            if (cancellationToken.IsCancellationRequested)
                return;
            foreach (var entity in _store.List())
                _queue.Add(NamespacedName.Of(entity), Priority.Low);
        }
    }
}
