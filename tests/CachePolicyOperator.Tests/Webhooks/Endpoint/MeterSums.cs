using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CachePolicyOperator.Tests.Webhooks.Endpoint;

/// <summary>Sums of counters and numbers of records of histograms on one meter, by name and labels.</summary>
internal sealed class MeterSums : IDisposable
{
    private readonly ConcurrentDictionary<string, long> _sums = [];
    private readonly MeterListener _listener = new();

    public MeterSums(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => Add(instrument, value, labels));
        _listener.SetMeasurementEventCallback<double>((instrument, _, labels, _) => Add(instrument, 1, labels));
        _listener.Start();
    }

    public long this[string name] => _sums.GetValueOrDefault(name);

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> labels) =>
        _sums.AddOrUpdate($"{instrument.Name}{{{string.Join(",", labels.ToArray().Select(label => $"{label.Key}={label.Value}"))}}}", value, (_, sum) => sum + value);
}
