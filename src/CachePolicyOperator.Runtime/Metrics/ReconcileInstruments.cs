using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CachePolicyOperator.Runtime.Metrics;

/// <summary>The controller_runtime_* instruments of reconciles, under upstream's names and labels.</summary>
internal sealed class ReconcileInstruments
{
    private static readonly string[] Results = ["success", "error", "requeue", "requeue_after"];

    private readonly ConcurrentDictionary<string, ControllerGauges> _controllers = [];
    private readonly Counter<long> _total;
    private readonly Counter<long> _errors;
    private readonly Counter<long> _terminalErrors;
    private readonly Counter<long> _panics;
    private readonly Counter<long> _timeouts;
    private readonly Histogram<double> _time;

    public ReconcileInstruments(Meter meter)
    {
        _total = meter.CreateCounter<long>("controller_runtime_reconcile_total", null, "Reconciles by result.");
        _errors = meter.CreateCounter<long>("controller_runtime_reconcile_errors_total", null, "Reconciles that failed.");
        _terminalErrors = meter.CreateCounter<long>(
            "controller_runtime_terminal_reconcile_errors_total", null, "Reconciles that failed and are not tried again.");
        _panics = meter.CreateCounter<long>(
            "controller_runtime_reconcile_panics_total", null, "Reconciles that failed by a fault of the program.");
        _timeouts = meter.CreateCounter<long>("controller_runtime_reconcile_timeouts_total", null, "Reconciles that took too long.");
        _time = meter.CreateHistogram(
            "controller_runtime_reconcile_time_seconds", "s", "How long reconciles took.", null, Buckets.Reconcile);
        meter.CreateObservableGauge(
            "controller_runtime_max_concurrent_reconciles", () => Read(static gauges => gauges.Workers), null, "Workers.");
        meter.CreateObservableGauge(
            "controller_runtime_active_workers", () => Read(static gauges => gauges.Active), null, "Workers that have a key.");
    }

    /// <summary>Counters start at 0 rather than with their first event, so that a rate over the first event can be computed.</summary>
    public ControllerGauges Register(string controller, int workers)
    {
        var label = Label(controller);
        foreach (var result in Results)
            _total.Add(0, label, new("result", result));
        foreach (var counter in (ReadOnlySpan<Counter<long>>)[_errors, _terminalErrors, _panics, _timeouts])
            counter.Add(0, label);
        return _controllers[controller] = new(workers);
    }

    public void Succeeded(string controller) => _total.Add(1, Label(controller), new("result", "success"));

    public void Requeued(string controller) => _total.Add(1, Label(controller), new("result", "requeue_after"));

    public void Failed(string controller)
    {
        _total.Add(1, Label(controller), new("result", "error"));
        _errors.Add(1, Label(controller));
    }

    public void FailedTerminally(string controller)
    {
        Failed(controller);
        _terminalErrors.Add(1, Label(controller));
    }

    public void Panicked(string controller) => _panics.Add(1, Label(controller));

    public void TimedOut(string controller) => _timeouts.Add(1, Label(controller));

    public void Took(string controller, TimeSpan time) => _time.Record(time.TotalSeconds, Label(controller));

    private static KeyValuePair<string, object?> Label(string controller) => new("controller", controller);

    private IEnumerable<Measurement<int>> Read(Func<ControllerGauges, int> value) =>
        _controllers.Select(pair => new Measurement<int>(value(pair.Value), Label(pair.Key)));
}
