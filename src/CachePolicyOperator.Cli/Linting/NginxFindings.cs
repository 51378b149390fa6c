using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Policy.Nginx.Linting;

namespace CachePolicyOperator.Cli.Linting;

/// <summary>A report on raw configuration with admission's texts in admission's order: refused, what nginx would not read, reported, includes.</summary>
internal static class NginxFindings
{
    /// <param name="report">What was found.</param>
    /// <param name="enforcement">How strongly the guard-rails in force are meant.</param>
    public static IEnumerable<Said> Of(NginxReport report, Enforcement enforcement) =>
    [
        .. report.Findings.Where(finding => finding.IsDenied).Select(finding => Finding(finding, VerdictFindings.LevelOf(enforcement))),
        .. report.Problems.Select(problem => new Said(LintLevel.Warning, "", problem.File, new(problem.Line, problem.Column), problem.Warning, problem.Message)),
        .. report.Findings.Where(finding => !finding.IsDenied).Select(finding => Finding(finding, enforcement == Enforcement.Audit ? LintLevel.Note : LintLevel.Warning)),
        // Every configuration includes something, so this alone fails nobody.
        .. report.Includes.Select(include => new Said(
            LintLevel.Note, "", include.File, new(include.Line, include.Column), include.ToString(), include.Path)),
    ];

    private static Said Finding(NginxFinding finding, LintLevel level) =>
        new(level, finding.RuleId, finding.File, new(finding.Line, finding.Column), finding.ToString(), finding.Message);

    /// <summary>Something about a place of a configuration file, which may itself be part of a manifest.</summary>
    internal sealed record Said(LintLevel Level, string RuleId, string File, SourcePosition Position, string Text, string Message)
    {
        public LintFinding At(string file, SourcePosition at, string subject, string field) => new(Level, RuleId, file, at, subject, field, Text) { Essence = $"{field}\n{Message}" };
    }
}
