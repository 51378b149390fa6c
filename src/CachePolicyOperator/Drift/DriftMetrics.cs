using System.Diagnostics.Metrics;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Drift;

/// <summary>How often workloads were put back on their revision, and how often that has become a fight.</summary>
internal sealed class DriftMetrics
{
    private readonly Counter<long> _reverted;
    private readonly Counter<long> _fights;

    public DriftMetrics(Meter meter)
    {
        _reverted = meter.CreateCounter<long>("cachepolicy_drift_reverted_total", null, "Workloads that somebody took off their revision and that were put back, by kind.");
        _fights = meter.CreateCounter<long>("cachepolicy_drift_backoffs_total", null, "Times that the operator stepped back because somebody takes a workload off its revision again and again, by kind.");

        // Counters start at 0 rather than with their first event, so that a rate over the first event can be computed.
        foreach (var kind in Enum.GetValues<WorkloadKind>())
        {
            _reverted.Add(0, Tag(kind));
            _fights.Add(0, Tag(kind));
        }
    }

    public void Reverted(WorkloadKind kind) => _reverted.Add(1, Tag(kind));

    public void SteppedBack(WorkloadKind kind) => _fights.Add(1, Tag(kind));

    private static KeyValuePair<string, object?> Tag(WorkloadKind kind) => new("kind", kind.ToString());
}
