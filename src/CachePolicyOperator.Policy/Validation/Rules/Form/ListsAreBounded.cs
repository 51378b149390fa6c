using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>API-004, deny: lists hold neither too few nor too many items, and none twice.</summary>
internal sealed class ListsAreBounded() : PolicyRule(new(
    "API-004",
    Severity.Deny,
    "A policy has 1 to 64 rules; other lists keep the number of items that the schema states; no item occurs twice.",
    "An empty list that is set says nothing, and looks as if it did. An item that occurs twice is a slip, and some engines refuse it.",
    "the CRD's minItems, maxItems and x-kubernetes-list-type",
    "Leave a list out that has no items; split a policy that needs more.")
{
    Title = "Lists are bounded and hold nothing twice",
})
{
    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        var spec = reviewed.Spec;
        foreach (var list in ListFields.Of(spec))
        {
            if (list.Items.Count < list.Minimum)
            {
                yield return Violation(list.Path, list.Path == "spec.rules"
                    ? "there are no rules, so nothing would be cached; add at least one rule, or delete the policy"
                    : "the list is empty and so says nothing; add an item or leave the field out");
            }

            if (list.Items.Count > list.Maximum)
                yield return Violation(list.Path, $"there are {list.Items.Count} items, and at most {list.Maximum} are allowed; merge or split them");

            if (list.Items.Count < 2)
                continue;
            var seen = new Dictionary<string, int>(list.Comparer);
            for (var i = 0; i < list.Items.Count; i++)
            {
                if (!seen.TryAdd(list.Items[i], i))
                    yield return Violation($"{list.Path}[{i}]", $"{Quoted.Text(list.Items[i])} is already there as item {seen[list.Items[i]]}; remove or rename one of them");
            }
        }
    }
}
