using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Cli.Differences;

/// <summary>A rule before and after. Rules are the same if their names are.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Change">What became of it: new, gone, moved, changed.</param>
/// <param name="Requests">The URLs that are concerned.</param>
/// <param name="Facts">Facts that differ, and always the worst staleness; null where the rule was or is not.</param>
internal sealed record RuleDifference(string Name, string Change, string Requests, IReadOnlyList<(string Name, string? Before, string? After)> Facts)
{
    public static IEnumerable<RuleDifference> Between(IReadOnlyList<EffectiveRule> before, IReadOnlyList<EffectiveRule> after)
    {
        // A rule has moved if it does not stand in the order that the rules of both have: the first match decides.
        var stayed = before.Select(rule => rule.Name).Intersect(after.Select(rule => rule.Name)).ToList();
        var order = after.Select(rule => rule.Name).Where(stayed.Contains).ToList();
        foreach (var rule in after)
        {
            var was = before.FirstOrDefault(other => other.Name == rule.Name);
            var facts = Compare(was, rule);
            var moved = was is not null && stayed.IndexOf(rule.Name) != order.IndexOf(rule.Name);
            if (was is null)
                yield return new(rule.Name, "new", RuleFacts.Requests(rule.Match), facts);
            else if (moved || facts.Any(fact => fact.Before != fact.After))
                yield return new(rule.Name, moved ? $"moved from place {stayed.IndexOf(rule.Name) + 1} to {order.IndexOf(rule.Name) + 1}" : "changed", RuleFacts.Requests(rule.Match), facts);
        }

        foreach (var rule in before.Where(rule => after.All(other => other.Name != rule.Name)))
            yield return new(rule.Name, "gone", RuleFacts.Requests(rule.Match), Compare(rule, null));
    }

    private static IReadOnlyList<(string Name, string? Before, string? After)> Compare(EffectiveRule? before, EffectiveRule? after)
    {
        var was = before is null ? [] : RuleFacts.Of(before).ToDictionary(fact => fact.Name, fact => fact.Value);
        var now = after is null ? [] : RuleFacts.Of(after).ToDictionary(fact => fact.Name, fact => fact.Value);
        return
        [
            .. was.Keys.Union(now.Keys)
                .Select(name => (name, was.GetValueOrDefault(name), now.GetValueOrDefault(name)))
                .Where(fact => fact.Item2 != fact.Item3 || fact.name == RuleFacts.WorstStaleness)
                .OrderBy(fact => fact.name == RuleFacts.WorstStaleness),
        ];
    }
}
