using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CachePolicyOperator.Telemetry;

/// <summary>
/// Keeps what the operator's instruments measure. It must exist before they do: their counters start with a 0 that is said once.
/// </summary>
internal sealed class MetricsCollector : IDisposable
{
    private readonly string _meters;
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<MetricFamily> _observed = [];
    private readonly Lock _collecting = new();

    /// <param name="meters">Instruments of meters whose names begin so are kept.</param>
    public MetricsCollector(string meters)
    {
        _meters = meters;
        _listener.InstrumentPublished = Publish;
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Record(state, value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Record(state, value, tags));
        _listener.Start();
    }

    /// <summary>Everything that was measured so far, in the text format.</summary>
    public string Collect()
    {
        lock (_collecting)
        {
            foreach (var family in _observed)
                family.Clear();
            _listener.RecordObservableInstruments();
            return PrometheusText.Write(_families.Values.OrderBy(family => family.Name, StringComparer.Ordinal));
        }
    }

    public void Dispose() => _listener.Dispose();

    private static void Record(object? family, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => ((MetricFamily)family!).Record(value, tags);

    private void Publish(Instrument instrument, MeterListener listener)
    {
        if (!instrument.Meter.Name.StartsWith(_meters, StringComparison.Ordinal))
            return;

        var family = _families.GetOrAdd(instrument.Name, _ => MetricFamily.Of(instrument));
        if (instrument.IsObservable)
            _observed.Add(family);
        listener.EnableMeasurementEvents(instrument, family);
    }
}
