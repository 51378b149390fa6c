using System.Text;
using CachePolicyOperator.Generate.Crds;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Generate.Reference;

/// <summary>A page with every rule of the catalogue.</summary>
internal static class RulesPage
{
    internal static GeneratedFile Of(IReadOnlyList<IPolicyRule> rules)
    {
        var text = new StringBuilder();
        text.Append("<!-- ").Append(CrdFiles.Header).Append(" -->\n\n");
        text.Append("""
            # Rules

            The operator judges every CachePolicy by these rules before it renders anything; what the CRD's schema can say, the API
            server says too. All violations are reported at once, each with the field's path as kubectl prints it. A policy that breaks
            a rule changes nothing in the cluster: its workload keeps the configuration that it has, and the condition `Accepted`
            names the rule, the field and the way out.

            | rule | severity | what must hold |
            |---|---|---|

            """);
        foreach (var rule in rules.Select(rule => rule.Description))
            text.Append($"| [{rule.Id}](#{rule.Id.ToLowerInvariant()}) | {Words(rule.Severity)} | {rule.Checks} |\n");
        foreach (var rule in rules.Select(rule => rule.Description))
        {
            text.Append($"\n## {rule.Id}\n\n{rule.Checks}\n\n");
            text.Append($"- Why: {rule.Why}\n- Way out: {rule.WayOut}\n- Source: {rule.Source}.\n");
        }

        return new("docs/rules.md", text.ToString());
    }

    private static string Words(Severity severity) => severity switch
    {
        Severity.Deny => "deny",
        Severity.DenyUnlessAcknowledged => "deny unless acknowledged",
        _ => "report",
    };
}
