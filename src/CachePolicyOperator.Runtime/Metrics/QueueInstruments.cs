using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CachePolicyOperator.Runtime.Metrics;

/// <summary>The workqueue_* instruments, under the names and labels that client-go and controller-runtime use.</summary>
internal sealed class QueueInstruments
{
    private readonly ConcurrentDictionary<IQueueGauges, bool> _queues = [];
    private readonly Counter<long> _adds;
    private readonly Counter<long> _retries;
    private readonly Histogram<double> _queueDuration;
    private readonly Histogram<double> _workDuration;

    public QueueInstruments(Meter meter)
    {
        _adds = meter.CreateCounter<long>("workqueue_adds_total", null, "Keys added to the queue.");
        _retries = meter.CreateCounter<long>("workqueue_retries_total", null, "Keys added again after a delay.");
        _queueDuration = meter.CreateHistogram("workqueue_queue_duration_seconds", "s", "How long keys waited.", null, Buckets.Queue);
        _workDuration = meter.CreateHistogram("workqueue_work_duration_seconds", "s", "How long workers had keys.", null, Buckets.Queue);
        meter.CreateObservableGauge("workqueue_depth", Depths, null, "Keys ready for a worker.");
        meter.CreateObservableGauge(
            "workqueue_unfinished_work_seconds",
            () => Read(static gauges => gauges.UnfinishedSeconds),
            "s",
            "Sum of how long workers have had the keys that they have.");
        meter.CreateObservableGauge(
            "workqueue_longest_running_processor_seconds",
            () => Read(static gauges => gauges.LongestRunningSeconds),
            "s",
            "How long the slowest worker has had its key.");
    }

    /// <summary>Counters start at 0 rather than with their first event, so that a rate over the first event can be computed.</summary>
    public void Register(IQueueGauges queue)
    {
        _queues.TryAdd(queue, true);
        _adds.Add(0, Label("name", queue.Name), Label("controller", queue.Name));
        _retries.Add(0, Label("name", queue.Name), Label("controller", queue.Name));
    }

    public void Unregister(IQueueGauges queue) => _queues.TryRemove(queue, out _);

    public void Added(string queue) => _adds.Add(1, Label("name", queue), Label("controller", queue));

    public void Retried(string queue) => _retries.Add(1, Label("name", queue), Label("controller", queue));

    public void Taken(string queue, TimeSpan waited) =>
        _queueDuration.Record(waited.TotalSeconds, Label("name", queue), Label("controller", queue));

    public void Finished(string queue, TimeSpan worked) =>
        _workDuration.Record(worked.TotalSeconds, Label("name", queue), Label("controller", queue));

    private static KeyValuePair<string, object?> Label(string name, object value) => new(name, value);

    private IEnumerable<Measurement<int>> Depths()
    {
        foreach (var queue in _queues.Keys)
        {
            var gauges = queue.Read();
            yield return new(gauges.Depth, Label("name", queue.Name), Label("controller", queue.Name), Label("priority", "0"));
            yield return new(gauges.LowPriorityDepth, Label("name", queue.Name), Label("controller", queue.Name), Label("priority", "-100"));
        }
    }

    private IEnumerable<Measurement<double>> Read(Func<QueueGauges, double> value) =>
        _queues.Keys.Select(queue => new Measurement<double>(
            value(queue.Read()),
            Label("name", queue.Name),
            Label("controller", queue.Name)));
}
