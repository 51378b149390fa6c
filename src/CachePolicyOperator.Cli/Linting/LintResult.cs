namespace CachePolicyOperator.Cli.Linting;

/// <summary>What was found.</summary>
/// <param name="Findings">File by file, object by object, in admission's order.</param>
/// <param name="Judged">Objects and raw files that were judged.</param>
/// <param name="Remarks">What the verdicts rest on, for whoever wonders.</param>
internal sealed record LintResult(IReadOnlyList<LintFinding> Findings, int Judged, IReadOnlyList<string> Remarks)
{
    /// <summary>Findings that are left out because the baseline has them.</summary>
    public int Known { get; init; }

    public int ExitCode => (Findings.Count == 0 ? LintLevel.Note : Findings.Max(finding => finding.Level)) switch
    {
        LintLevel.Broken => Cli.ExitCode.Input,
        LintLevel.Denied => Cli.ExitCode.Denied,
        LintLevel.Warning => Cli.ExitCode.Findings,
        _ => Cli.ExitCode.Fine,
    };

    public int Count(LintLevel level) => Findings.Count(finding => finding.Level == level);
}
