using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;

namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>No canary pod answers a probe with something older than its budget.</summary>
/// <remarks>
/// The budget of a probe is its own maxAge, against which every answer is held; without one it is what the rule allows (edge lifetime
/// and the longer stale window), against which answers from the store are held. Ages are those of RFC 9111 section 4.2.3: they include
/// the time in caches behind this one.
/// </remarks>
internal sealed class FreshnessBudget : IGate
{
    /// <summary>Dates in HTTP are whole seconds: an age computed from two of them can be a second too long.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    public string Name => nameof(FreshnessBudget);

    public GateResult Judge(CanaryObservation observation, EffectivePolicy policy)
    {
        var findings = new GateFindings(Name);
        TimeSpan? oldest = null;
        foreach (var series in ProbeSeries.OfCanary(observation, policy, findings))
        {
            if (Judge(series, findings) is { } age && (oldest is null || age > oldest))
                oldest = age;
        }

        return findings.Result(oldest is { } seen ? $"the oldest answer was {Text(seen)} old, within its budget" : "nothing was answered from the store");
    }

    /// <returns>The oldest age that was held against a budget.</returns>
    private static TimeSpan? Judge(ProbeSeries series, GateFindings findings)
    {
        var (probe, isOwn) = (series.Probe, series.Probe.Expectation.MaxAge is not null);
        var what = $"probe {probe.Name} on {series.Pod}";
        var judged = series.Answers.Where(answer => isOwn ? answer.Age is not null || answer.Cache is { IsHit: true } : answer.Cache is { IsHit: true }).ToList();
        if (series.Answers.Count == 0 || (isOwn && judged.Count == 0))
            findings.Missing($"{what} has no answer that tells its age");

        foreach (var answer in judged)
        {
            if (BudgetOf(probe, answer) is not { } budget)
                continue;
            if (answer.Age is not { } age)
                findings.Missing($"{what} is a hit that does not tell its age: the origin sent no Date");
            else if (age > budget.Age.TimeSpan + Rounding)
            {
                findings.Fail($"{what} was answered with an object {Text(age)} old, and {budget.Age} are allowed by {budget.Source}");
                break;
            }
        }

        return judged.Max(answer => answer.Age);
    }

    private static (CacheDuration Age, string Source)? BudgetOf(EffectiveProbe probe, ProbeSample.Answered answer) => probe switch
    {
        { Expectation.MaxAge: { } own } => (own, "the probe's maxAge"),
        { Handling: RequestHandling.Storing { Rule: var rule } } => (BudgetOf(rule, answer.Status), $"rule {rule.Name} (edge lifetime and stale window)"),
        _ => null,
    };

    private static CacheDuration BudgetOf(EffectiveRule.Store rule, int status)
    {
        var lifetime = rule.Negative.TryGetValue(status, out var negative) ? negative : rule.Lifetime switch
        {
            EffectiveLifetime.Override { Edge: var edge } => edge,
            EffectiveLifetime.RespectOrigin { Max: var max } => max,
            _ => throw new InvalidOperationException(),
        };
        return lifetime + CacheDuration.Max(rule.StaleWhileRevalidate, rule.StaleIfError);
    }

    private static string Text(TimeSpan age) => CacheDuration.FromSeconds(Math.Min((long)age.TotalSeconds, CacheDuration.Longest.Seconds)).ToString();
}
