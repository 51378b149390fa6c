using System.Numerics;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;

namespace CachePolicyOperator.Policy.Rollout.Strictness;

/// <summary>Which rule decided for a request, and which one decides now: rules move, and the first one that matches wins.</summary>
/// <remarks>
/// Exact, by trying a request of every kind that the matches can tell apart: each exact path, something else below each prefix, each
/// host, another name below each wildcard, and a host that nobody names. Other methods than GET and HEAD are never stored.
/// </remarks>
internal static class DecidingRules
{
    private const int MostRules = 64;

    // In no path and no host of a policy.
    private const string Else = "\uffff";

    /// <summary>Every pair of rules that one request can meet, by their positions; null where no rule takes it.</summary>
    public static IEnumerable<(int? Before, int? After)> Pairs(IReadOnlyList<EffectiveRule> before, IReadOnlyList<EffectiveRule> after)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(before.Count, after.Count), MostRules);
        var matches = before.Concat(after).Select(rule => rule.Match).ToList();

        var byPath = Kinds(matches.Select(match => match.Exact ? match.Path : match.Path + Else), RequestMatching.TakesPath);
        var byHost = Kinds(matches.SelectMany(match => match.Hosts).Select(host => RequestMatching.IsWildcard(host) ? Else + host[1..] : host).Append(Else), RequestMatching.TakesHost);
        var byMethod = Kinds(["GET", "HEAD"], RequestMatching.TakesMethod);

        return (from path in byPath
                from host in byHost
                from method in byMethod
                select (First(path.Before & host.Before & method.Before), First(path.After & host.After & method.After))).Distinct();

        List<(ulong Before, ulong After)> Kinds(IEnumerable<string> samples, Func<EffectiveMatch, string, bool> takes) =>
            [.. samples.Distinct(StringComparer.Ordinal).Select(sample => (Takers(before, sample, takes), Takers(after, sample, takes))).Distinct()];
    }

    // One bit for each rule.
    private static ulong Takers(IReadOnlyList<EffectiveRule> rules, string sample, Func<EffectiveMatch, string, bool> takes)
    {
        var takers = 0UL;
        for (var i = 0; i < rules.Count; i++)
        {
            if (takes(rules[i].Match, sample))
                takers |= 1UL << i;
        }

        return takers;
    }

    private static int? First(ulong takers) => takers == 0 ? null : BitOperations.TrailingZeroCount(takers);
}
