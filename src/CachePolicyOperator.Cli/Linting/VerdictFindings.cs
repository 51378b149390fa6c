using CachePolicyOperator.Cli.Inputs;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Cli.Linting;

/// <summary>A verdict as findings in a file, with admission's texts in admission's order: what is refused first.</summary>
internal static class VerdictFindings
{
    public static IEnumerable<LintFinding> Of(Manifest manifest, string subject, PolicyVerdict verdict) =>
        from finding in verdict.Findings
        let level = LevelOf(finding.Effect)
        orderby level descending // stable within a level
        select Of(manifest, subject, level, finding.Violation);

    private static LintFinding Of(Manifest manifest, string subject, LintLevel level, PolicyViolation violation) =>
        new(level, violation.RuleId, manifest.File.Name, manifest.Document.Locate(violation.Path), subject, violation.Path, violation.ToString())
        {
            Essence = $"{Place(violation)}\n{violation.Message}",
        };

    // A rule keeps its name when another one is put in front of it.
    private static string Place(PolicyViolation violation) => violation.CacheRule is { } rule && violation.Path.IndexOf("].", StringComparison.Ordinal) is > 0 and var end
        ? $"{rule.Name}{violation.Path[(end + 1)..]}"
        : violation.Path;

    internal static LintLevel LevelOf(Enforcement effect) => effect switch
    {
        Enforcement.Deny => LintLevel.Denied,
        Enforcement.Warn => LintLevel.Warning,
        _ => LintLevel.Note,
    };
}
