using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Rollout.Strictness;

/// <summary>What one rule stored, under the rule that decides now.</summary>
internal static class RuleComparison
{
    /// <param name="before">The rule that decided.</param>
    /// <param name="after">The one that decides now; null: none.</param>
    /// <param name="position">Where that one stands.</param>
    public static IEnumerable<Stricture> Strictures(EffectiveRule before, EffectiveRule? after, int position) => (before, after) switch
    {
        (EffectiveRule.Store, null) => [new("spec.rules", $"requests that rule {before.Name} stored are matched by no rule now, and passed")],
        (EffectiveRule.Store, EffectiveRule.Bypass) => [new($"{RulePath.At(position)}.cache", $"requests that rule {before.Name} stored are passed by rule {after.Name} now")],
        (EffectiveRule.Store was, EffectiveRule.Store now) => Between(was, now, RulePath.At(position)),
        _ => [],
    };

    private static IEnumerable<Stricture> Between(EffectiveRule.Store before, EffectiveRule.Store after, string path) =>
        LifetimeComparison.Strictures(before, after)
            .Concat(KeyStrictures(before.Key, after.Key))
            .Concat(BypassStrictures(before.Unless, after.Unless))
            .Select(stricture => new Stricture($"{path}.{stricture.Path}", $"{Was(before, after)}{stricture.Message}"));

    private static IEnumerable<Stricture> KeyStrictures(EffectiveKey before, EffectiveKey after)
    {
        if (!SameQuery(before.Query, after.Query))
            yield return new("key.query", "other parameters count");
        if (!before.Headers.SequenceEqual(after.Headers, StringComparer.Ordinal))
            yield return new("key.headers", $"was {List(before.Headers)}, is {List(after.Headers)}");
        if (!before.Cookies.SequenceEqual(after.Cookies, StringComparer.Ordinal))
            yield return new("key.cookies", $"was {List(before.Cookies)}, is {List(after.Cookies)}");
    }

    private static IEnumerable<Stricture> BypassStrictures(EffectiveBypass before, EffectiveBypass after)
    {
        foreach (var cookie in after.Cookies.Except(before.Cookies, StringComparer.Ordinal))
            yield return new("bypass.cookies", $"cookie {cookie} bypasses");
        foreach (var header in after.Headers.Except(before.Headers, StringComparer.Ordinal))
            yield return new("bypass.headers", $"header {header} bypasses");
        if (before.Authorization != after.Authorization && after.Authorization == Entities.AuthorizationMode.Bypass)
            yield return new("bypass.authorization", $"was {before.Authorization}, is {after.Authorization}");
    }

    private static bool SameQuery(EffectiveQuery before, EffectiveQuery after) => (before, after) switch
    {
        (EffectiveQuery.Whole, EffectiveQuery.Whole) => true,
        (EffectiveQuery.Include was, EffectiveQuery.Include now) => was.Names.SequenceEqual(now.Names, StringComparer.Ordinal),
        (EffectiveQuery.Exclude was, EffectiveQuery.Exclude now) => was.Patterns.SequenceEqual(now.Patterns, StringComparer.Ordinal),
        _ => false,
    };

    // Named only where the requests have come to another rule.
    private static string Was(EffectiveRule before, EffectiveRule after) => before.Name == after.Name ? "" : $"rule {before.Name}: ";

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
