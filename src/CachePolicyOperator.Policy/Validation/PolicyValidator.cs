using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation;

/// <summary>Judges a policy by every rule of the catalogue.</summary>
/// <remarks>
/// Guarantees: all violations, in a stable order (the catalogue's, then the document's); the same verdict for the webhook, the
/// controller and the command line. What the CRD's schema refuses is refused here too, because servers before 1.25 ignore CEL and
/// because not every policy has passed a server.
/// </remarks>
public static class PolicyValidator
{
    public static IReadOnlyList<PolicyViolation> Validate(CachePolicy policy) => Validate(policy.Spec);

    public static IReadOnlyList<PolicyViolation> Validate(CachePolicySpec spec)
    {
        var reviewed = new ReviewedSpec(spec);
        List<PolicyViolation>? violations = null;
        foreach (var rule in RuleCatalogue.All)
        {
            foreach (var violation in rule.Judge(reviewed))
                (violations ??= []).Add(violation);
        }

        return violations ?? (IReadOnlyList<PolicyViolation>)[];
    }
}
