using CachePolicyOperator.Load.Processes;
using CachePolicyOperator.Load.Reports;

namespace CachePolicyOperator.Load.Measurements;

/// <summary>An operator that has nothing to look at: how soon it is there, and what it holds.</summary>
internal static class IdleMeasurement
{
    public const int Starts = 5;

    /// <summary>After this time a process has forgotten its start: the garbage of it is collected or never will be.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(1);
    private const double MemoryGoal = 90;

    public static async Task RunAsync(OperatorStarter operators, Report report, TimeProvider time, CancellationToken cancellationToken)
    {
        List<double> synced = [], working = [], cpu = [], floors = [];
        (double Rss, double Pss) memory = default;
        for (var i = 0; i < Starts; i++)
        {
            floors.Add((await operators.EmptyStartAsync(cancellationToken)).TotalSeconds);
            await using var process = operators.Start(workers: 4);
            synced.Add((await process.SyncedAsync(cancellationToken)).TotalSeconds);
            working.Add((await process.WorkingAsync(cancellationToken)).TotalSeconds);
            cpu.Add(process.Meter.Used.TotalSeconds);
            if (i < Starts - 1)
                continue;
            await Task.Delay(Rest, time, cancellationToken);
            memory = process.Meter.Memory();
        }

        var start = Statistics.Median(synced);
        report.Add(new("start → caches synced, nothing there", $"{start:0.00} s; elected and working at {Statistics.Median(working):0.00} s, {Statistics.Median(cpu):0.00} s CPU (median of {Starts})", $"{Statistics.Median(floors):0.00} s (process that prints its version)", "1 s", start <= Goal.TotalSeconds));
        report.Add(new("memory idle", $"{memory.Rss:0} MB resident, {memory.Pss:0} MB of its own (PSS)", "–", "90 MB", memory.Rss <= MemoryGoal));
    }
}
