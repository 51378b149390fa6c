using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-008, deny: host names are host names, so that a rule for a host can match.</summary>
internal sealed class HostNamesAreValid() : TextRule(
    new(
        "API-008",
        Severity.Deny,
        "Hosts of rules are DNS names in lower case without a port, with *. at most at the beginning; the origin's host is a DNS name or an IPv4 address.",
        "A request's host is compared in lower case and without its port, so another spelling never matches, and the rule silently does nothing.",
        "RFC 9110 section 4.2.3, RFC 1123 section 2.1",
        "Write shop.example.com, or *.example.com for every name below.")
    {
        Title = "Hosts can match",
    },
    TextKind.MatchHost,
    TextKind.OriginHost)
{
    protected override bool Accepts(TextField field) =>
        base.Accepts(field) && HasLabels(field.Text);

    /// <summary>RFC 1123 section 2.1; a star is one too.</summary>
    internal static bool HasLabels(string host) =>
        host.Split('.').All(label => label is "*" or { Length: > 0 and <= 63 } && label[0] != '-' && label[^1] != '-');

    protected override string Explain(TextField field)
    {
        if (field.Text.Length == 0)
            return "the host is missing; add it";
        if (field.Text.Contains("://", StringComparison.Ordinal))
            return $"{Quoted.Text(field.Text)} is a URL; write the host only, without scheme and path";
        if (field.Text.Contains(':'))
            return $"{Quoted.Text(field.Text)} carries a port, and hosts are compared without it; write the host only";
        if (field.Kind == TextKind.MatchHost && field.Text.Any(char.IsUpper))
            return $"{Quoted.Text(field.Text)} has upper-case letters, and hosts are compared in lower case; write {Quoted.Text(field.Text.ToLowerInvariant())}";
        return $"{Quoted.Text(field.Text)} is not a host name, so no request can have it; write one such as shop.example.com"
            + (field.Kind == TextKind.MatchHost ? " or *.example.com" : "");
    }
}
