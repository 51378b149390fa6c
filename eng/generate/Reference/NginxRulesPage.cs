using System.Text;
using CachePolicyOperator.Generate.Crds;
using CachePolicyOperator.Policy.Nginx.Linting;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Generate.Reference;

/// <summary>A page with every rule for raw nginx configuration.</summary>
internal static class NginxRulesPage
{
    internal static GeneratedFile Of(IReadOnlyList<INginxRule> rules)
    {
        var text = new StringBuilder();
        text.Append("<!-- ").Append(CrdFiles.Header).Append(" -->\n\n");
        text.Append("""
            # Rules for raw nginx configuration

            ConfigMaps with the label `cachepolicy.dev/lint: nginx` are judged by these rules; [nginx-lint.md](nginx-lint.md) says how.
            What is said of `proxy_` directives holds for `fastcgi_`, `uwsgi_` and `scgi_`, too. The ids are those of the
            [rules for policies](rules.md) where both are about the same thing.

            | rule | severity | what must hold |
            |---|---|---|

            """);
        foreach (var rule in rules.Select(rule => rule.Description))
            text.Append($"| [{rule.Id}](#{rule.Id.ToLowerInvariant()}) | {(rule.Severity == Severity.Report ? "report" : "deny")} | {rule.Checks.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        foreach (var rule in rules.Select(rule => rule.Description))
        {
            text.Append($"\n## {rule.Id}\n\n{rule.Checks}\n\n");
            text.Append($"- Why: {rule.Why}\n- Way out: {rule.WayOut}\n- Source: {rule.Source}.\n");
        }

        return new("docs/nginx-rules.md", text.ToString());
    }
}
