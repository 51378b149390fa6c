using System.Diagnostics.Metrics;

namespace CachePolicyOperator.Telemetry;

/// <summary>One instrument's series. Safe to use from any thread.</summary>
/// <param name="name">The instrument's name, which is the one that Prometheus sees.</param>
/// <param name="help">What it measures.</param>
/// <param name="kind">Its type.</param>
/// <param name="create">Makes the series of a set of labels.</param>
internal sealed class MetricFamily(string name, string help, MetricKind kind, Func<LabelSet, Series> create)
{
    /// <summary>For histograms whose instrument says nothing: client_golang's.</summary>
    private static readonly double[] DefaultBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Lock _lock = new();
    private readonly List<Series> _series = [];

    public string Name => name;

    public string Help => help;

    public MetricKind Kind => kind;

    public static MetricFamily Of(Instrument instrument)
    {
        var help = instrument.Description ?? "";
        var type = instrument.GetType().GetGenericTypeDefinition();
        if (type == typeof(Histogram<>))
        {
            var bounds = (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? DefaultBounds;
            return new(instrument.Name, help, MetricKind.Histogram, labels => new Series.Distribution(labels, bounds));
        }

        if (type == typeof(Counter<>))
            return new(instrument.Name, help, MetricKind.Counter, labels => new Series.Sum(labels));
        if (type == typeof(ObservableCounter<>))
            return new(instrument.Name, help, MetricKind.Counter, labels => new Series.Last(labels));
        return type == typeof(UpDownCounter<>)
            ? new(instrument.Name, help, MetricKind.Gauge, labels => new Series.Sum(labels))
            : new(instrument.Name, help, MetricKind.Gauge, labels => new Series.Last(labels));
    }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_lock)
            Find(tags).Record(value);
    }

    /// <summary>Observed values are all told at each collection: a series that is not told any more is over.</summary>
    public void Clear()
    {
        lock (_lock)
            _series.Clear();
    }

    /// <summary>Reads every series while nothing is recorded.</summary>
    public void Read(Action<Series> read)
    {
        lock (_lock)
            _series.ForEach(read);
    }

    // An instrument has a few dozen series at most: looking through them allocates nothing.
    private Series Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var known in _series)
        {
            if (known.Labels.Matches(tags))
                return known;
        }

        var made = create(new(tags));
        _series.Add(made);
        return made;
    }
}
