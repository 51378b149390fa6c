using CachePolicyOperator.Policy.Rollout.Strictness;
using Spectre.Console;

namespace CachePolicyOperator.Cli.Differences;

/// <summary>A difference for a terminal.</summary>
internal static class DifferenceText
{
    public static void Write(PolicyDifference difference, Terminal terminal)
    {
        var console = terminal.Console;
        if (difference.IsEmpty)
            console.Write(new Paragraph("no difference\n"));
        foreach (var rule in difference.Rules)
        {
            console.Write(new Paragraph().Append($"rule {rule.Name}", new Style(decoration: Decoration.Bold)).Append($" ({rule.Requests}): {rule.Change}\n"));
            foreach (var (name, before, after) in rule.Facts)
            {
                console.Write(before == after
                    ? new Paragraph($"  {name}: {after}, as before\n")
                    : new Paragraph($"  {name}: ").Append(before ?? "-", new Style(Color.Red)).Append(" → ").Append(after ?? "-", new Style(Color.Green)).Append("\n"));
            }
        }

        if (difference.IsEmpty)
            return;
        foreach (var line in Consequences(difference))
            console.Write(new Paragraph(line + "\n"));
    }

    /// <summary>What happens to what is stored, and to pods.</summary>
    public static IEnumerable<string> Consequences(PolicyDifference difference)
    {
        yield return difference.Rolls
            ? "pods: replaced one after the other, because the rendered configuration differs"
            : "pods: stay, because the rendered configuration is the same";
        if (difference.Invalidation is not Tightening.Stricter { Reasons: var reasons })
        {
            yield return "stored responses: kept, because nothing becomes stricter";
            yield break;
        }

        yield return "stored responses: all invalidated by a new cache generation, because";
        foreach (var reason in reasons)
            yield return $"- {reason}";
    }
}
