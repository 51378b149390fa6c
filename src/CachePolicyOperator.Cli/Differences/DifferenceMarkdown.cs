using System.Text;

namespace CachePolicyOperator.Cli.Differences;

/// <summary>A difference for a comment on a pull request.</summary>
internal static class DifferenceMarkdown
{
    public static string Of(string policy, PolicyDifference difference)
    {
        var text = new StringBuilder($"### CachePolicy {policy}\n\n");
        if (difference.IsEmpty)
            return text.Append("No difference for users, caches or pods.\n").ToString();
        foreach (var rule in difference.Rules)
        {
            text.Append($"**Rule `{rule.Name}`** (`{rule.Requests}`): {rule.Change}\n\n| | before | after |\n|---|---|---|\n");
            foreach (var (name, before, after) in rule.Facts)
                text.Append($"| {name} | {Cell(before)} | {(before == after ? Cell(after) : $"**{Cell(after)}**")} |\n");
            text.Append('\n');
        }

        foreach (var line in DifferenceText.Consequences(difference))
            text.Append(line.StartsWith("- ", StringComparison.Ordinal) ? $"  {line}\n" : $"- {line}\n");
        return text.ToString();
    }

    private static string Cell(string? text) => text is null ? "–" : text.Replace("|", "\\|", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
