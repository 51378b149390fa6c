using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>LEAK-005, deny: no page or API response is shared between sessions.</summary>
internal sealed class SessionsAreToldApart() : PolicyRule(new(
    "LEAK-005",
    Severity.Deny,
    "Rules that store pages or API responses bypass for each session cookie, or have it in their key. Session cookies are those that a guard-rail names, and those for which another rule of the policy bypasses.",
    "A page that was rendered for a logged-in user is one Set-Cookie away from being everybody's: the rule that was forgotten is the one that leaks.",
    "RFC 9111 section 7.3; Varnish's builtin VCL passes every request with a cookie, other proxies store them",
    "Add the cookie to bypass.cookies of the rule.")
{
    Title = "Sessions are told apart",
    Concerns = SpecSection.Sharing,
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            if (!storing.IsPageOrApi)
                continue;
            foreach (var (cookie, named) in Sessions(reviewed, storing))
            {
                if (Handles(storing.Rule, cookie))
                    continue;
                var byPolicy = named is not null && !reviewed.Guardrails.Tolerates(Description.Id, storing.Rule.Name);
                var decider = Decide(reviewed, storing, cookie);
                if (byPolicy && !(decider?.Enforcement >= reviewed.Guardrails.Own.Enforcement))
                    decider = null;
                if (byPolicy || decider is not null)
                    yield return Violation(new FieldPath(storing.At, "bypass.cookies"), storing, $"cookie {Quoted.Text(cookie)} tells users apart ({(decider is null ? $"rule {Quoted.Text(named!)} bypasses for it" : $"{decider.Title} says so")}), and this rule shares responses regardless of it; add it to bypass.cookies", decider);
            }
        }
    }

    /// <summary>Each session cookie once, with the rule of the policy that bypasses for it, if one does.</summary>
    private static IEnumerable<(string Cookie, string? NamedByRule)> Sessions(ReviewedSpec reviewed, StoringRule storing) =>
        reviewed.Storing
            .Where(other => other != storing && other.Rule.Bypass.Cookies is not null)
            .SelectMany(other => other.Rule.Bypass.Cookies!.Select(cookie => (Cookie: cookie, NamedByRule: (string?)other.Rule.Name)))
            .Concat(reviewed.Guardrails.Members.SelectMany(guardrail => guardrail.Spec.SessionCookies ?? []).Select(cookie => (Cookie: cookie, NamedByRule: (string?)null)))
            .DistinctBy(session => session.Cookie, StringComparer.Ordinal);

    private static bool Handles(CacheRule rule, string cookie) =>
        rule.Bypass.Cookies?.Contains(cookie) == true || rule.Key?.Cookies?.Contains(cookie) == true;

    /// <summary>The guard-rail that asks for the cookie and is not excepted; null where none does.</summary>
    private Decider? Decide(ReviewedSpec reviewed, StoringRule storing, string cookie) =>
        reviewed.Guardrails.Decide(Description.Id, storing.Rule.Name, guardrail => guardrail.Spec.SessionCookies?.Contains(cookie) == true) is { } guardrail
            ? GuardrailSet.DeciderOf(guardrail)
            : null;
}
