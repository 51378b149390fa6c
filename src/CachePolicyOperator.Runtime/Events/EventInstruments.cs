using System.Diagnostics.Metrics;

namespace CachePolicyOperator.Runtime.Events;

/// <summary>Counts what people will not see among the events.</summary>
internal sealed class EventInstruments(Meter meter)
{
    private readonly Counter<long> _discarded = meter.CreateCounter<long>(
        "event_recorder_discarded_total",
        description: "Occurrences that were not written as events, by cause.");

    public void QueueFull() => Discarded("queue_full");

    public void Spam() => Discarded("spam");

    public void Failed() => Discarded("failed");

    public void Stopped() => Discarded("stopped");

    private void Discarded(string cause) => _discarded.Add(1, new KeyValuePair<string, object?>("cause", cause));
}
