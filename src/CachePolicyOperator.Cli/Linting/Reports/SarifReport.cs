using System.Text.Json.Nodes;
using CachePolicyOperator.Cli.Output;
using CachePolicyOperator.Policy.Guardrails.Validation;
using CachePolicyOperator.Policy.Nginx.Linting;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Cli.Linting.Reports;

/// <summary>SARIF 2.1.0, which code-scanning views read.</summary>
internal static class SarifReport
{
    /// <summary>For findings of no rule: such a view shows none without.</summary>
    private const string NoRule = "FILE-000";

    public static void Write(LintResult result, TextWriter output)
    {
        var ids = result.Findings.Select(RuleOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        output.Write(JsonText.Of(new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "cachepolicy",
                        ["version"] = typeof(SarifReport).Assembly.GetName().Version!.ToString(3),
                        ["rules"] = new JsonArray([.. ids.Select(Rule)]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. result.Findings.Select(finding => Result(finding, ids))]),
            }),
        }));
    }

    private static JsonObject Result(LintFinding finding, List<string> ids) => new()
    {
        ["ruleId"] = RuleOf(finding),
        ["ruleIndex"] = ids.IndexOf(RuleOf(finding)),
        ["level"] = LevelOf(finding.Level),
        ["message"] = new JsonObject { ["text"] = finding.Message },
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = UriOf(finding.File) },
                ["region"] = new JsonObject { ["startLine"] = finding.At.Line, ["startColumn"] = finding.At.Column },
            },
        }),
        ["partialFingerprints"] = new JsonObject { ["cachepolicy/v1"] = finding.Fingerprint },
    };

    private static JsonObject Rule(string id) => Find(id) is not { } rule
        ? new JsonObject { ["id"] = id, ["shortDescription"] = new JsonObject { ["text"] = "The file can be read and judged." } }
        : new JsonObject
        {
            ["id"] = id,
            ["shortDescription"] = new JsonObject { ["text"] = rule.Title ?? rule.Checks },
            ["fullDescription"] = new JsonObject { ["text"] = rule.Checks },
            ["help"] = new JsonObject { ["text"] = $"{rule.Why} Source: {rule.Source}. {rule.WayOut}" },
            ["defaultConfiguration"] = new JsonObject { ["level"] = rule.Severity == Severity.Report ? "warning" : "error" },
        };

    // Raw configuration is judged by rules with the ids of those for policies.
    private static RuleDescription? Find(string id) =>
        RuleCatalogue.Find(id)
        ?? NginxRuleCatalogue.All.Select(rule => rule.Description).FirstOrDefault(rule => rule.Id == id)
        ?? GuardrailRules.All.FirstOrDefault(rule => rule.Id == id);

    private static string RuleOf(LintFinding finding) => finding.RuleId.Length > 0 ? finding.RuleId : NoRule;

    private static string LevelOf(LintLevel level) => level switch
    {
        LintLevel.Broken or LintLevel.Denied => "error",
        LintLevel.Warning => "warning",
        _ => "note",
    };

    /// <summary>Relative to the repository, as code-scanning views want it; standard input has no better name.</summary>
    private static string UriOf(string file) => Path.IsPathRooted(file)
        ? new Uri(file).AbsoluteUri
        : string.Join('/', file.Split('/').Where(part => part != ".").Select(Uri.EscapeDataString));
}
