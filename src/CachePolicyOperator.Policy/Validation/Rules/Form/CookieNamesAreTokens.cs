using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-013, deny: cookie names are tokens that every engine can address.</summary>
internal sealed class CookieNamesAreTokens() : TextRule(
    new(
        "API-013",
        Severity.Deny,
        "Cookie names consist of letters, digits and underscores, at most 64 of them.",
        "A session cookie that the engine cannot find does not bypass the cache, and one user's page is served to another.",
        "RFC 6265 section 4.1.1, RFC 9110 section 5.6.2; nginx's $cookie_ variables",
        "Write the cookie's name only, such as session.")
    {
        Title = "Cookie names are tokens",
    },
    TextKind.Cookie)
{
    protected override string Explain(TextField field) =>
        HeaderNamesAreTokens.NameProblem(field.Text, "cookie", "letters, digits and underscores", "session");
}
