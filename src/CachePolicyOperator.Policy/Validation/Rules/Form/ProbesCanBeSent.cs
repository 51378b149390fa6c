using System.Collections.Frozen;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-021, deny: a probe is a request that can be sent, with an answer that can come.</summary>
internal sealed class ProbesCanBeSent() : TextRule(
    new(
        "API-021",
        Severity.Deny,
        "A probe's path is written as it is sent, its host without scheme and port, its header values in printable ASCII; headers that frame the request, describe a content, or name the host or the sender are not among them; expect.status is between 200 and 599.",
        "A request that cannot be sent as it is meant has an answer that says nothing about the change, and the rollout would be held by it or, worse, promoted.",
        "RFC 9110 sections 5.5, 7.2 and 7.6.1, RFC 9112 section 3.2",
        "Write a path such as /products/1?page=2, a host such as shop.example.com, and end-to-end headers only.")
    {
        Title = "Probes can be sent",
    },
    TextKind.RequestTarget,
    TextKind.RequestHost,
    TextKind.HeaderValue)
{
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "Host", "User-Agent", "Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Content-Length", "Expect",
        "Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Location", "Content-MD5", "Content-Range", "Content-Type", "Expires", "Last-Modified",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var violation in base.Judge(reviewed))
            yield return violation;
        for (var i = 0; i < reviewed.Spec.Probes?.Count; i++)
        {
            var (probe, at) = (reviewed.Spec.Probes[i], ProbePath.At(i));
            if (probe.Expect.Status is { } status and not (>= 200 and <= 599))
                yield return Violation($"{at}.expect.status", $"{status} is not the status code of a final answer; write one from 200 to 599");
            for (var k = 0; k < probe.Headers?.Count; k++)
            {
                if (Reserved.Contains(probe.Headers[k].Name))
                    yield return Violation($"{at}.headers[{k}].name", $"{probe.Headers[k].Name} is the operator's to set, or has no meaning in a GET request; remove it{(IsHost(probe.Headers[k].Name) ? ", and write the host into the probe's host" : "")}");
            }
        }
    }

    protected override bool Accepts(TextField field) =>
        base.Accepts(field) && (field.Kind != TextKind.RequestHost || HostNamesAreValid.HasLabels(field.Text));

    protected override string Explain(TextField field) => field.Kind switch
    {
        _ when field.Text.Length == 0 => "the text is missing; add it",
        _ when field.Text.Length > Syntax.Longest(field.Kind) => $"the text has {field.Text.Length} characters, and at most {Syntax.Longest(field.Kind)} are allowed",
        TextKind.RequestTarget => $"{Quoted.Text(field.Text)} is not a path as it is sent; begin with a slash, leave the fragment out, and percent-encode what is not of A-Z a-z 0-9 / . _ ~ ! & ' ( ) * + , = : @ % ? -",
        TextKind.RequestHost => $"{Quoted.Text(field.Text)} is not a host that a request can have; write one in lower case without scheme, port and *, such as shop.example.com",
        _ => $"{Quoted.Text(field.Text)} is not a header's value; use printable ASCII, without a space at either end",
    };

    private static bool IsHost(string name) => name.Equals("Host", StringComparison.OrdinalIgnoreCase);
}
