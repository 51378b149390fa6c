using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>LEAK-006, deny unless acknowledged: a stored copy for each user is meant.</summary>
internal sealed class PerUserCopiesAreAcknowledged() : PolicyRule(new(
    "LEAK-006",
    Severity.DenyUnlessAcknowledged,
    "No key holds a cookie or header that differs for each user (session, sid, names with sess, token, auth or jwt; X-User-Id and the like).",
    "Each user gets a copy: the store fills, hits become rare, and sessions are written to the proxy's disk. Whoever can send another user's value gets that user's page without the origin being asked.",
    "RFC 9111 section 7.3",
    "Bypass for the cookie, or acknowledge it with the number of users and the size that was planned for.")
{
    Title = "Copies per user are meant",
    Concerns = SpecSection.Sharing,
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            var key = storing.Rule.Key;
            for (var i = 0; i < key?.Headers?.Count; i++)
            {
                if (Identity.IsUserHeader(key.Headers[i]))
                    yield return PerUser(storing, new(storing.At, "key.headers", Index: i), key.Headers[i], "bypass.headers");
            }

            for (var i = 0; i < key?.Cookies?.Count; i++)
            {
                if (Identity.IsSessionCookie(key.Cookies[i]))
                    yield return PerUser(storing, new(storing.At, "key.cookies", Index: i), key.Cookies[i], "bypass.cookies");
            }
        }
    }

    private PolicyViolation PerUser(StoringRule storing, FieldPath where, string name, string instead) =>
        Violation(where, storing, $"{Quoted.Text(name)} differs for each user, so each would get a stored copy: the store fills, and hits are rare; move it to {instead}");
}
