using System.Diagnostics.Metrics;

namespace CachePolicyOperator.Runtime.Metrics;

/// <summary>The runtime's instruments, on one meter. They carry their Prometheus names: exporters must not rename them.</summary>
public sealed class RuntimeMetrics : IDisposable
{
    public const string MeterName = "CachePolicyOperator.Runtime";

    public RuntimeMetrics()
    {
        Meter = new(MeterName);
        Queues = new(Meter);
        Reconciles = new(Meter);
    }

    /// <summary>For what else belongs on the same meter.</summary>
    public Meter Meter { get; }

    internal QueueInstruments Queues { get; }

    internal ReconcileInstruments Reconciles { get; }

    public void Dispose() => Meter.Dispose();
}
