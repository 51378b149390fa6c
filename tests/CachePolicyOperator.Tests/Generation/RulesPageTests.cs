using CachePolicyOperator.Generate.Reference;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Tests.Generation;

public sealed class RulesPageTests
{
    /// <summary>How many rules each family of the field's list has.</summary>
    private static readonly (string Family, int Count)[] Field =
        [("TTL", 10), ("STL", 5), ("NEG", 3), ("LEAK", 7), ("KEY", 8), ("VARY", 5), ("HERD", 3), ("WCD", 2), ("TRUST", 2), ("SYS", 6), ("OBS", 2), ("PROC", 2)];

    [Fact]
    public void Every_known_mistake_is_judged_or_held_or_owed_and_only_one_of_them()
    {
        var known = Field.SelectMany(family => Enumerable.Range(1, family.Count).Select(number => $"{family.Family}-{number:000}"));
        var answered = RuleCatalogue.All.Select(rule => rule.Description.Id)
            .Where(id => !id.StartsWith("API-", StringComparison.Ordinal) && !id.StartsWith("GRD-", StringComparison.Ordinal))
            .Concat(FieldRule.HeldByConstruction.Select(rule => rule.Id))
            .Concat(FieldRule.NotYet.Select(rule => rule.Id));

        Assert.Equal(known.Order(StringComparer.Ordinal), answered.Order(StringComparer.Ordinal));
    }
}
