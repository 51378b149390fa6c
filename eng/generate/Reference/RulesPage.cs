using System.Text;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Generate.Crds;
using CachePolicyOperator.Policy.Guardrails;
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
            server says too. All findings are reported at once, each with the field's path as kubectl prints it. A policy that is
            refused changes nothing in the cluster: its workload keeps the configuration that it has, and the condition `Accepted`
            names the rule, the field and the way out.

            What a finding leads to:

            - **deny**: the policy is refused.
            - **deny unless acknowledged**: it is refused until the policy says that the finding was seen and is meant. The refusal
              prints the entry for `spec.acknowledgements`; its hash binds it to the part of the spec that the finding concerns, so a
              later change of that part is refused again.
            - **report**: it is accepted with a warning.

            A CacheGuardrail can change severities, soften enforcement and make exceptions, except for rules that concern the form: what
            breaks them cannot be rendered. Ceilings, and what holds where no guard-rail sets one, are in
            [the reference](reference/cacheguardrail.md) and [below](#ceilings).

            | rule | severity | what must hold |
            |---|---|---|

            """);
        foreach (var rule in rules.Select(rule => rule.Description))
            text.Append($"| [{rule.Id}](#{rule.Id.ToLowerInvariant()}) {rule.Title} | {Words(rule.Severity)} | {rule.Checks} |\n");
        AppendCeilings(text);
        foreach (var rule in rules.Select(rule => rule.Description))
        {
            text.Append($"\n## {rule.Id}\n\n**{rule.Title}.** {rule.Checks}\n\n");
            text.Append($"- Severity: {Words(rule.Severity)}. Findings concern {Words(rule.Concerns)}.\n");
            text.Append($"- Why: {rule.Why}\n- Way out: {rule.WayOut}\n- Source: {rule.Source}.\n");
        }

        text.Append("""

            ## Held by construction

            Known mistakes that no policy can make, and where the right thing is done. Raw nginx configuration can make them: the rules for it
            ([nginx-rules.md](nginx-rules.md)) have the same ids where they mean the same.

            | id | mistake | where it is held |
            |---|---|---|

            """);
        Append(text, FieldRule.HeldByConstruction);
        text.Append("""

            ## Not judged yet

            | id | mistake | why not yet |
            |---|---|---|

            """);
        Append(text, FieldRule.NotYet);
        return new("docs/rules.md", text.ToString());
    }

    private static string Words(Severity severity) => severity switch
    {
        Severity.Deny => "deny",
        Severity.DenyUnlessAcknowledged => "deny unless acknowledged",
        _ => "report",
    };

    private static void AppendCeilings(StringBuilder text)
    {
        text.Append("\n## Ceilings\n\nWhat holds where no guard-rail says otherwise. A rule without a contentClass is judged as Html.\n\n");
        text.Append($"| class | {string.Join(" | ", Enum.GetNames<Budget>())} |\n|---|{string.Concat(Enumerable.Repeat("---|", Enum.GetValues<Budget>().Length))}\n");
        foreach (var contentClass in Enum.GetValues<ContentClass>())
            text.Append($"| {contentClass} | {string.Join(" | ", Enum.GetValues<Budget>().Select(budget => DefaultCeilings.Of(contentClass, budget)))} |\n");
    }

    private static void Append(StringBuilder text, IEnumerable<FieldRule> rules)
    {
        foreach (var rule in rules)
            text.Append($"| {rule.Id} | {rule.Mistake} | {rule.Answer} |\n");
    }

    private static string Words(SpecSection section) => section switch
    {
        SpecSection.Form => "the form",
        SpecSection.Match => "a rule's match",
        SpecSection.Ttl => "a rule's class and ttl",
        SpecSection.Freshness => "a rule's class, ttl and stale windows",
        SpecSection.Sharing => "a rule's class, key and bypass",
        SpecSection.Features => "a rule as a whole, or target and origin",
        SpecSection.Coalescing => "a rule's coalescing",
        SpecSection.Storage => "the storage",
        SpecSection.Target => "target, engine and origin",
        _ => "the acknowledgements",
    };
}
