namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-001, deny: a document has the fields, types and names that the API knows.</summary>
/// <remarks>Judged while the document is read (<see cref="Documents.PolicyDocument"/>): a spec that exists has passed it.</remarks>
internal sealed class DocumentIsReadable() : PolicyRule(Rule)
{
    internal static readonly RuleDescription Rule = new(
        "API-001",
        Severity.Deny,
        "The document is JSON of this API's shape: no unknown field, no value of another type, no name outside an enumeration.",
        "An API server drops unknown fields without a word (before 1.27): a misspelt bypass is no bypass.",
        "the CRD's schema",
        "Compare the field with kubectl explain cpol.spec --recursive.")
    {
        Title = "The document has this API's shape",
    };

    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed) => [];
}
