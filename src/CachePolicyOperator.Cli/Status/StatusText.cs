using Spectre.Console;

namespace CachePolicyOperator.Cli.Status;

internal static class StatusText
{
    public static void Write(IReadOnlyList<StatusLine> lines, string? scope, Terminal terminal)
    {
        if (lines.Count == 0)
        {
            terminal.Console.Write(new Paragraph(scope is null ? "no CachePolicy in the cluster\n" : $"no CachePolicy in namespace {scope}\n"));
            return;
        }

        foreach (var (text, index) in StatusTable.Of(lines).Select((text, index) => (text, index)))
            terminal.Console.Write(new Paragraph(text + "\n", index == 0 ? new Style(decoration: Decoration.Bold) : StyleOf(lines[index - 1])));
    }

    public static Style StyleOf(StatusLine line) => line.IsReady ? Style.Plain : new Style(line.Rollout.Length > 0 ? Color.Yellow : Color.Red);
}
