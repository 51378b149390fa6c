namespace CachePolicyOperator.Telemetry;

/// <summary>The types of the text format.</summary>
internal enum MetricKind
{
    /// <summary>Only rises.</summary>
    Counter,

    /// <summary>Rises and falls.</summary>
    Gauge,

    /// <summary>Values by bucket.</summary>
    Histogram,
}
