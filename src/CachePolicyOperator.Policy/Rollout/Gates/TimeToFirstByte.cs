using System.Globalization;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>Canary pods begin their answers about as soon as the other pods, and within a probe's own limit.</summary>
/// <remarks>
/// Like is compared with like: hits of one probe with hits, the rest with the rest, because a canary's cache begins empty. Medians of
/// at least <see cref="Fewest"/> answers on each side are compared, and a difference counts when it is both a multiple and long enough
/// to be felt: single slow answers, and ratios of microseconds, are noise.
/// </remarks>
internal sealed class TimeToFirstByte : IGate
{
    /// <summary>Fewer answers have no median worth the name.</summary>
    internal const int Fewest = 3;

    private const double Ratio = 2;

    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(100);

    public string Name => nameof(TimeToFirstByte);

    public GateResult Judge(CanaryObservation observation, EffectivePolicy policy)
    {
        var findings = new GateFindings(Name);
        var (canary, others) = (ProbeSeries.OfCanary(observation, policy, findings), ProbeSeries.Of(observation.Others, policy));
        if (canary.Count > 0 && canary.All(series => series.Answers.Count == 0))
            findings.Missing("no canary pod answers a probe");
        if (others.Count > 0 && others.All(series => series.Answers.Count == 0))
            findings.Missing("no other pod answers a probe, so there is nothing to compare with");

        JudgeLimits(canary, findings);
        var compared = policy.Probes.Sum(probe => Compare(probe, canary, others, findings));
        return findings.Result(Summary(compared, canary, others));
    }

    private static void JudgeLimits(IReadOnlyList<ProbeSeries> canary, GateFindings findings)
    {
        foreach (var series in canary)
        {
            if (series.Probe.Expectation.MaxTimeToFirstByte is not { TimeSpan: var limit })
                continue;
            if (series.Answers.Count == 0)
                findings.Missing($"probe {series.Probe.Name} on {series.Pod} has no answer to measure");
            else if (Median(series.Answers) is var median && median > limit)
                findings.Fail($"probe {series.Probe.Name} on {series.Pod} begins its answer after {Text(median)}, and {Text(limit)} are allowed");
        }
    }

    /// <returns>How many comparisons could be made.</returns>
    private static int Compare(EffectiveProbe probe, IReadOnlyList<ProbeSeries> canary, IReadOnlyList<ProbeSeries> others, GateFindings findings)
    {
        var compared = 0;
        foreach (var hits in new[] { true, false })
        {
            var (ours, theirs) = (Alike(canary, probe, hits), Alike(others, probe, hits));
            if (ours.Count < Fewest || theirs.Count < Fewest)
                continue;
            compared++;
            var (own, usual) = (Median(ours), Median(theirs));
            if (own > usual * Ratio && own - usual > Floor)
            {
                findings.Fail(string.Create(CultureInfo.InvariantCulture, $"probe {probe.Name} begins its answer after {Text(own)} on the canary and after {Text(usual)} on the other pods (medians of {ours.Count} and {theirs.Count} {(hits ? "hits" : "answers of the origin")})"));
            }
        }

        return compared;
    }

    private static IReadOnlyList<ProbeSample.Answered> Alike(IReadOnlyList<ProbeSeries> all, EffectiveProbe probe, bool hits) =>
        [.. all.Where(series => series.Probe.Name == probe.Name).SelectMany(series => series.Answers).Where(answer => answer.Cache is { } cache && cache.IsHit == hits)];

    private static TimeSpan Median(IReadOnlyList<ProbeSample.Answered> answers) =>
        answers.Select(answer => answer.TimeToFirstByte).Order().ElementAt((answers.Count - 1) / 2);

    private static string Summary(int compared, IReadOnlyList<ProbeSeries> canary, IReadOnlyList<ProbeSeries> others)
    {
        var answers = canary.SelectMany(series => series.Answers).ToList();
        if (answers.Count == 0)
            return "the policy has no probe";
        var median = $"the canary begins its answers after {Text(Median(answers))} (median)";
        return compared > 0 ? $"{median}, no later than the other pods in {compared} comparisons"
            : others.Count == 0 ? $"{median}; there is no other pod to compare with"
            : $"{median}; the other pods' answers are not comparable";
    }

    private static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms");
}
