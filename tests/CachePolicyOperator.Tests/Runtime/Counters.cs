using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CachePolicyOperator.Runtime.Metrics;

namespace CachePolicyOperator.Tests.Runtime;

/// <summary>Sums of counters, and last values of gauges, on one runtime's meter, by name and labels.</summary>
internal sealed class Counters : IDisposable
{
    private readonly ConcurrentDictionary<string, long> _values = [];
    private readonly MeterListener _listener = new();

    public Counters(RuntimeMetrics metrics)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, metrics.Meter))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) =>
            _values.AddOrUpdate(Name(instrument, labels), value, (_, sum) => sum + value));
        _listener.SetMeasurementEventCallback<int>((instrument, value, labels, _) => _values[Name(instrument, labels)] = value);
        _listener.Start();
    }

    public long this[string name] => _values.TryGetValue(name, out var value)
        ? value
        : throw new KeyNotFoundException($"{name} is not among: {string.Join("; ", _values.Keys.Order())}");

    public void ReadGauges() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private static string Name(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> labels) =>
        $"{instrument.Name}{{{string.Join(",", labels.ToArray().Select(label => $"{label.Key}={label.Value}"))}}}";
}
