using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>KEY-002, deny: pages and API responses are told apart by their query.</summary>
internal sealed class QueryTellsPagesApart() : PolicyRule(new(
    "KEY-002",
    Severity.Deny,
    "key.query.include is not empty in rules for Html, Api or no class.",
    "Without the query, page 2 of a list is page 1, and one search's results are another's.",
    "RFC 9111 section 2: the key is at least the method and the target URI",
    "List the parameters that count, exclude those that do not, or name the asset class that this is.")
{
    Title = "Pages are told apart by their query",
    Concerns = SpecSection.Sharing,
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var storing in reviewed.Storing)
        {
            if (storing.IsPageOrApi && storing.Rule.Key?.Query?.Include is { Count: 0 })
            {
                var judged = storing.Rule.ContentClass is null ? "the rule names no contentClass, so it is judged as Html" : $"this is {storing.JudgedAs}";
                yield return Violation(new FieldPath(storing.At, "key.query.include"), storing, $"no query parameter counts, so ?page=2 would be answered with ?page=1 ({judged}); list the parameters that count, or use exclude for those that do not");
            }
        }
    }
}
