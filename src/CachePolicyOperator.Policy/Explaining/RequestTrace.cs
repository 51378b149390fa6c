using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Explaining;

/// <summary>How a policy comes to its decision about a request.</summary>
/// <param name="Passed">Rules that are not for it, up to the one that is.</param>
public abstract record RequestTrace(IReadOnlyList<PassedRule> Passed)
{
    /// <summary>Servers read the path in different ways: it is passed, and no rule is asked.</summary>
    public sealed record Ambiguous() : RequestTrace([]);

    /// <summary>No rule is for it: it is passed.</summary>
    public sealed record Unmatched(IReadOnlyList<PassedRule> Passed) : RequestTrace(Passed);

    /// <summary>A Bypass rule is for it.</summary>
    public sealed record Bypassed(IReadOnlyList<PassedRule> Passed, EffectiveRule.Bypass Rule, string Path) : RequestTrace(Passed);

    /// <summary>A rule that stores is for it, but something of the request keeps it away from the store.</summary>
    public sealed record KeptAway(IReadOnlyList<PassedRule> Passed, EffectiveRule.Store Rule, string Path, IReadOnlyList<BypassCause> Causes) : RequestTrace(Passed);

    /// <summary>It is answered from the store where the store has an answer.</summary>
    public sealed record Storing(IReadOnlyList<PassedRule> Passed, EffectiveRule.Store Rule, string Path) : RequestTrace(Passed);

    public static RequestTrace Of(IReadOnlyList<EffectiveRule> rules, ProbeRequest request)
    {
        if (request.Path is not { } path)
            return new Ambiguous();

        List<PassedRule> passed = [];
        for (var i = 0; i < rules.Count; i++)
        {
            var misses = MatchMiss.Between(rules[i].Match, request, path).ToList();
            if (misses.Count == 0)
                return Decided(passed, rules[i], RulePath.At(i), request);
            passed.Add(new(rules[i].Name, RulePath.At(i), misses));
        }

        return new Unmatched(passed);
    }

    private static RequestTrace Decided(IReadOnlyList<PassedRule> passed, EffectiveRule rule, string path, ProbeRequest request) => rule switch
    {
        EffectiveRule.Bypass bypass => new Bypassed(passed, bypass, path),
        EffectiveRule.Store store when store.Unless.CausesIn(request).ToList() is { Count: > 0 } causes => new KeptAway(passed, store, path, causes),
        EffectiveRule.Store store => new Storing(passed, store, path),
        _ => throw new InvalidOperationException($"unknown rule {rule.GetType().Name}"),
    };
}
