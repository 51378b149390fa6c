using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Requests;

/// <summary>What a policy does with a request.</summary>
public abstract record RequestHandling
{
    private RequestHandling()
    {
    }

    /// <summary>The answer may come from the store, and may be stored.</summary>
    public sealed record Storing(EffectiveRule.Store Rule) : RequestHandling;

    /// <summary>It goes to the origin, and its answer is not stored: by a rule, or because no rule is for it (null).</summary>
    public sealed record Bypassing(EffectiveRule? Rule) : RequestHandling;

    public static RequestHandling Of(IReadOnlyList<EffectiveRule> rules, ProbeRequest request) =>
        rules.FirstOrDefault(rule => rule.Match.Takes(request)) switch
        {
            EffectiveRule.Store store when !store.Unless.Takes(request) => new Storing(store),
            var rule => new Bypassing(rule),
        };
}
