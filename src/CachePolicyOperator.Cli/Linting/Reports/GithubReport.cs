namespace CachePolicyOperator.Cli.Linting.Reports;

/// <summary>Workflow commands of GitHub Actions, which show findings beside the lines of a pull request.</summary>
internal static class GithubReport
{
    public static void Write(LintResult result, TextWriter output)
    {
        foreach (var finding in result.Findings)
        {
            var title = finding.RuleId.Length > 0 ? $",title={Property(finding.RuleId)}" : "";
            output.WriteLine(
                $"::{Command(finding.Level)} file={Property(finding.File)},line={finding.At.Line},col={finding.At.Column}{title}::"
                + Data(finding.Message));
        }
    }

    private static string Command(LintLevel level) => level switch
    {
        LintLevel.Broken or LintLevel.Denied => "error",
        LintLevel.Warning => "warning",
        _ => "notice",
    };

    // The runner decodes these, and nothing else.
    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
