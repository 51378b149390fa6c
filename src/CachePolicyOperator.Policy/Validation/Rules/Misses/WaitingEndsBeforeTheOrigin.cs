using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>HERD-003, report: who waits for another's request does not wait longer than that request may take.</summary>
internal sealed class WaitingEndsBeforeTheOrigin() : PolicyRule(new(
    "HERD-003",
    Severity.Report,
    "coalescing.timeout is shorter than origin.readTimeout.",
    "When the origin hangs, those who wait learn nothing from the request that they wait for, and then begin their own: their users wait twice as long.",
    "nginx's proxy_cache_lock_timeout: after it requests go to the origin, and their responses are not stored",
    "Shorten coalescing.timeout.")
{
    Title = "Waiting ends before the origin's time does",
    Concerns = SpecSection.Coalescing,
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        if (CacheDuration.Parse(reviewed.Spec.Origin.ReadTimeout) is not Parsed<CacheDuration>.Value { Result: var origin })
            yield break;
        foreach (var storing in reviewed.Storing)
        {
            var coalescing = storing.Rule.Coalescing;
            if (coalescing.Enabled && CacheDuration.Parse(coalescing.Timeout) is Parsed<CacheDuration>.Value { Result: var wait } && wait >= origin)
                yield return Violation(new FieldPath(storing.At, "coalescing.timeout"), storing, $"requests wait {coalescing.Timeout} for another's response, and that one gives up after {reviewed.Spec.Origin.ReadTimeout} (origin.readTimeout), so users of a hanging origin wait twice; write a shorter timeout");
        }
    }
}
