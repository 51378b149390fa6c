using System.Collections.Frozen;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>KEY-007, deny: credentials are no part of a key.</summary>
internal sealed class SecretsStayOutOfKeys() : PolicyRule(new(
    "KEY-007",
    Severity.Deny,
    "key.headers holds no header that carries a credential: Authorization, Proxy-Authorization, Cookie, X-Api-Key, X-Auth-Token, X-Access-Token, X-Amz-Security-Token, X-Csrf-Token, X-Xsrf-Token.",
    "Keys are written to the proxy's disk and memory in clear text, next to what they protect. A credential also divides the store by user.",
    "RFC 9111 section 7.3; nginx writes the key into each cache file",
    "Bypass for the header (Authorization does so by itself), or key by something that is no secret.")
{
    Title = "Secrets stay out of keys",
    Concerns = SpecSection.Sharing,
})
{
    private static readonly FrozenSet<string> Secrets = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "Api-Key", "X-Auth-Token", "X-Access-Token", "X-Id-Token",
        "X-Amz-Security-Token", "X-Csrf-Token", "X-Xsrf-Token", "X-Forwarded-Access-Token", "X-Auth-Request-Access-Token");

    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            for (var i = 0; i < storing.Rule.Key?.Headers?.Count; i++)
            {
                if (Secrets.Contains(storing.Rule.Key.Headers[i]))
                    yield return Violation(new FieldPath(storing.At, "key.headers", Index: i), storing, $"{Quoted.Bare(storing.Rule.Key.Headers[i])} carries a credential, and keys are written to disk in clear text; remove it from the key and, if responses depend on it, add it to bypass.headers");
            }
        }
    }
}
