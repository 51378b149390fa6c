namespace CachePolicyOperator.Cli.Status;

/// <summary>Policies as kubectl prints tables, so that a line stays a line.</summary>
internal static class StatusTable
{
    private static readonly string[] Titles = ["POLICY", "STATE", "REVISION", "GEN", "SERVING", "ROLLOUT", "MESSAGE"];

    public static IEnumerable<string> Of(IReadOnlyList<StatusLine> lines)
    {
        List<string[]> rows = [Titles, .. lines.Select(Cells)];
        var widths = Titles.Select((_, column) => rows.Max(row => row[column].Length)).ToList();
        return rows.Select(row => string.Join("   ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>One that has changed, without a table around it.</summary>
    public static string Of(StatusLine line) => string.Join("   ", Cells(line).Where(cell => cell.Length > 0));

    private static string[] Cells(StatusLine line) => [line.Policy, line.State, line.Revision, line.Generation, line.Serving, line.Rollout, OneLine(line.Message)];

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
