using System.Text.Json.Nodes;
using CachePolicyOperator.Cli.Output;

namespace CachePolicyOperator.Cli.Linting.Reports;

internal static class JsonReport
{
    public static void Write(LintResult result, TextWriter output) => output.Write(JsonText.Of(new JsonObject
    {
        ["judged"] = result.Judged,
        ["known"] = result.Known,
        ["findings"] = new JsonArray([.. result.Findings.Select(Finding)]),
    }));

    private static JsonObject Finding(LintFinding finding) => new()
    {
        ["level"] = finding.Level.ToString(),
        ["rule"] = finding.RuleId,
        ["file"] = finding.File,
        ["line"] = finding.At.Line,
        ["column"] = finding.At.Column,
        ["subject"] = finding.Subject,
        ["field"] = finding.Field,
        ["text"] = finding.Text,
        ["fingerprint"] = finding.Fingerprint,
    };
}
