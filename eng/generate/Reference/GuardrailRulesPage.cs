using System.Text;
using CachePolicyOperator.Generate.Crds;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Generate.Reference;

/// <summary>A page with everything that a CacheGuardrail itself is judged by.</summary>
internal static class GuardrailRulesPage
{
    internal static GeneratedFile Of(IReadOnlyList<RuleDescription> rules)
    {
        var text = new StringBuilder();
        text.Append("<!-- ").Append(CrdFiles.Header).Append(" -->\n\n");
        text.Append("""
            # Rules for guard-rails

            A CacheGuardrail is judged by these rules before it judges anybody; how to write one is in [guardrails](../guardrails.md).
            All violations are reported at once, each with the field's path as kubectl prints it. Rules for policies are
            [another list](../rules.md).

            | rule | severity | what must hold |
            |---|---|---|

            """);
        foreach (var rule in rules)
            text.Append($"| [{rule.Id}](#{rule.Id.ToLowerInvariant()}) | {(rule.Severity == Severity.Report ? "warning" : "deny")} | {rule.Checks} |\n");
        foreach (var rule in rules)
            text.Append($"\n## {rule.Id}\n\n{rule.Checks}\n\n- Why: {rule.Why}\n- Way out: {rule.WayOut}\n- Source: {rule.Source}.\n");
        return new("docs/reference/guardrail-rules.md", text.ToString());
    }
}
