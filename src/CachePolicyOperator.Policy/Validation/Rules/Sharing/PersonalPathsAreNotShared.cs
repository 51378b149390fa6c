using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>LEAK-004, deny: one user's pages are not stored for all.</summary>
internal sealed class PersonalPathsAreNotShared() : PolicyRule(new(
    "LEAK-004",
    Severity.Deny,
    "A rule that stores and whose path names a personal area (a whole segment such as account, me, cart, checkout, orders, login, admin, settings) has a session cookie or a user's header in its key. Folders of assets in such an area are free to rules of an asset class.",
    "The first user's page is stored and shown to the next. Twenty minutes of that are an incident that is reported to an authority.",
    "RFC 9111 section 7.3; incidents with an identity dropped from the key, web cache deception",
    "Set cache: Bypass for the area.")
{
    Title = "Personal areas are not shared",
    Concerns = SpecSection.Sharing,
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            var (path, field) = storing.Rule.Match.Path is { } exact ? (exact, "match.path") : (storing.Rule.Match.PathPrefix, "match.pathPrefix");
            if (PersonalPath.In(path) is not { } segment || TellsUsersApart(storing, reviewed) || (storing.IsAsset && PersonalPath.LeadsToAssets(path)))
                continue;
            yield return Violation(new FieldPath(storing.At, field), storing, $"{Quoted.Text(path!)} names a personal area (\"{segment}\"), and what is stored there for one user would be shown to others; set cache: Bypass, or, if it must be stored, add the session cookie to key.cookies");
        }
    }

    private static bool TellsUsersApart(StoringRule storing, ReviewedSpec reviewed) =>
        (storing.Rule.Key?.Cookies?.Any(cookie => Identity.IsSessionCookie(cookie) || IsDeclared(cookie, reviewed)) ?? false)
        || (storing.Rule.Key?.Headers?.Any(Identity.IsUserHeader) ?? false);

    private static bool IsDeclared(string cookie, ReviewedSpec reviewed) =>
        reviewed.Guardrails.Members.Any(guardrail => guardrail.Spec.SessionCookies?.Contains(cookie) == true);
}
