using System.Globalization;

namespace CachePolicyOperator.Load.Reports;

/// <summary>Gathers figures with the machine's load at the moment each was taken.</summary>
internal sealed class Report(TimeProvider time)
{
    private readonly List<(Row Row, string Load)> _rows = [];

    public void Add(Row row)
    {
        _rows.Add((row, File.ReadAllText("/proc/loadavg").Split(' ')[0]));
        Journal.Say($"{row.Figure}: {row.Measured} (floor {row.Floor}, goal {row.Goal})");
    }

    public void Print(TextWriter writer)
    {
        writer.WriteLine($"{time.GetUtcNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC, {Environment.ProcessorCount} cores");
        writer.WriteLine();
        writer.WriteLine("| figure | measured | floor in the same run | goal | met | load |");
        writer.WriteLine("|---|---|---|---|---|---|");
        foreach (var (row, load) in _rows)
            writer.WriteLine($"| {row.Figure} | {row.Measured} | {row.Floor} | {row.Goal} | {Word(row.Met)} | {load} |");
    }

    private static string Word(bool? met) => met switch
    {
        true => "yes",
        false => "no",
        null => "–",
    };
}
