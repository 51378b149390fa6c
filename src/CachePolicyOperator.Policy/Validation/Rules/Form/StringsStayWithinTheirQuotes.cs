using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-003, deny: no string carries a character with a meaning in a proxy's configuration.</summary>
internal sealed class StringsStayWithinTheirQuotes() : PolicyRule(new(
    "API-003",
    Severity.Deny,
    "No string holds a control character (a newline among them), a quotation mark, a backslash, or one of ; { } $ `.",
    "Such a character can end a directive or a block in a proxy's configuration, or name a variable there. Renderers escape every string; this is the wall before that one.",
    "ingress-nginx CVE-2025-1097, CVE-2025-1098, CVE-2026-24512",
    "Remove the character.")
{
    Title = "Strings stay within their quotes",
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var field in reviewed.Texts)
        {
            if (!field.IsDangerous)
                continue;
            yield return Violation(
                field.Path,
                $"{Quoted.Text(field.Text)} holds the character '{Quoted.Character(field.Text[DangerousText.IndexIn(field.Text)])}', which could end a directive or name a variable in the proxy's configuration; remove it");
        }
    }
}
