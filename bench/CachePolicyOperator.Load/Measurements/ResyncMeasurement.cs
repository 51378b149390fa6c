using CachePolicyOperator.Load.Processes;
using CachePolicyOperator.Load.Reports;

namespace CachePolicyOperator.Load.Measurements;

/// <summary>What the periodic look at every policy costs when there is nothing to do.</summary>
internal static class ResyncMeasurement
{
    private const int Resyncs = 5;
    private const double Goal = 0.3;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>In which as many resyncs begin and end, whatever the operator's spread of the period.</summary>
    private static readonly TimeSpan Window = Period * 1.2 * Resyncs;

    public static async Task RunAsync(OperatorStarter operators, Report report, int policies, TimeProvider time, CancellationToken cancellationToken)
    {
        Journal.Say($"looking at {policies} settled policies again and again");
        await using var process = operators.Start(workers: 4, Period);
        await process.WorkingAsync(cancellationToken);
        await process.Meter.UntilQuietAsync(Patience, cancellationToken);
        var all = await process.Meter.BurstsAsync(Window, cancellationToken);

        // The others are renewals of the lease, pings and the runtime's own work.
        var bursts = all.OrderByDescending(b => b.Cpu).Take(Resyncs).ToList();

        var wall = Statistics.Median(bursts.Select(b => b.Wall.TotalSeconds));
        var cpu = Statistics.Median(bursts.Select(b => b.Cpu.TotalSeconds));
        var waited = Statistics.Median(bursts.Select(b => b.Waited.TotalSeconds));
        report.Add(new(
            $"no-op resync of {policies} policies, median of {Resyncs}", $"{wall:0.00} s wall, {cpu:0.00} s CPU; its threads waited {waited:0.00} s for a core", "–", "0.3 s", wall <= Goal));
    }
}
