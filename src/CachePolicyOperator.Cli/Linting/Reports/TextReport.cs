using Spectre.Console;

namespace CachePolicyOperator.Cli.Linting.Reports;

/// <summary>A line for each finding, as compilers write them.</summary>
internal static class TextReport
{
    public static void Write(LintResult result, Terminal terminal)
    {
        foreach (var finding in result.Findings)
        {
            terminal.Console.Write(new Paragraph()
                .Append($"{finding.File}:{finding.At.Line}:{finding.At.Column}: ", new Style(decoration: Decoration.Bold))
                .Append(Word(finding.Level), StyleOf(finding.Level))
                .Append($": {finding.Message}\n"));
        }

        terminal.Console.Write(new Paragraph(Summary(result) + "\n"));
    }

    private static string Summary(LintResult result)
    {
        var known = result.Known == 0 ? "" : $"; {result.Known} in the baseline";
        var broken = result.Count(LintLevel.Broken) is > 0 and var count ? $", {count} unreadable" : "";
        return $"{result.Judged} judged: {result.Count(LintLevel.Denied)} denied, {result.Count(LintLevel.Warning)} warned{broken}{known}";
    }

    private static string Word(LintLevel level) => level switch
    {
        LintLevel.Broken => "unreadable",
        LintLevel.Denied => "denied",
        LintLevel.Warning => "warning",
        _ => "note",
    };

    private static Style StyleOf(LintLevel level) => new(level switch
    {
        LintLevel.Broken or LintLevel.Denied => Color.Red,
        LintLevel.Warning => Color.Yellow,
        _ => Color.Aqua,
    });
}
