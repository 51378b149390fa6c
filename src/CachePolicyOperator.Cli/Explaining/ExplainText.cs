using CachePolicyOperator.Policy.Explaining;
using Spectre.Console;

namespace CachePolicyOperator.Cli.Explaining;

/// <summary>The answer first, then the reasons.</summary>
internal static class ExplainText
{
    public static void Write(string asked, Explanation explanation, IReadOnlyList<string> serving, Terminal terminal)
    {
        var console = terminal.Console;
        console.Write(new Paragraph().Append($"{asked} ({explanation.Policy})\n", new Style(decoration: Decoration.Bold)));
        foreach (var line in ExplainedAnswer.Of(explanation))
            console.Write(new Paragraph($"→ {line}\n"));
        foreach (var (title, lines) in ExplainedSections.Of(explanation).Concat(serving.Count > 0 ? [("served by", serving)] : []))
        {
            console.Write(new Paragraph().Append($"\n{title}\n", new Style(decoration: Decoration.Bold)));
            foreach (var line in lines)
                console.Write(new Paragraph($"  {line}\n"));
        }
    }
}
