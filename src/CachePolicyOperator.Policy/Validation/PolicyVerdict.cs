using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation;

/// <summary>What the rules say about a policy.</summary>
/// <param name="Findings">In a stable order: the catalogue's, then the document's.</param>
/// <param name="ValidUntil">When an exception ends and the policy has to be judged again; null: until something changes.</param>
public sealed record PolicyVerdict(IReadOnlyList<Finding> Findings, DateTimeOffset? ValidUntil)
{
    /// <summary>A verdict about a document that cannot be read, or is refused as a whole.</summary>
    public static PolicyVerdict Refused(IReadOnlyList<PolicyViolation> violations) =>
        new([.. violations.Select(violation => new Finding(violation, Enforcement.Deny))], null);

    public bool IsRefused => Findings.Any(finding => finding.Effect == Enforcement.Deny);

    /// <summary>Why the policy is refused; empty where it is not.</summary>
    public IReadOnlyList<PolicyViolation> Refusals => Of(Enforcement.Deny);

    public IReadOnlyList<PolicyViolation> Warnings => Of(Enforcement.Warn);

    /// <summary>What only the audit log and the metrics tell.</summary>
    public IReadOnlyList<PolicyViolation> Audited => Of(Enforcement.Audit);

    private IReadOnlyList<PolicyViolation> Of(Enforcement effect) =>
        Findings.Count == 0 ? [] : [.. Findings.Where(finding => finding.Effect == effect).Select(finding => finding.Violation)];
}
