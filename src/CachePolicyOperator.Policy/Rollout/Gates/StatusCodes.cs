using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>Canary pods answer probes with the status that the probe expects, or with any below 500.</summary>
/// <remarks>
/// It fails on what every request of a probe shows. What only some show may be a single slip of the network or the origin, and an error
/// that other pods give, too, is not the change's: both hold.
/// </remarks>
internal sealed class StatusCodes : IGate
{
    public string Name => nameof(StatusCodes);

    public GateResult Judge(CanaryObservation observation, EffectivePolicy policy)
    {
        var findings = new GateFindings(Name);
        var (canary, others) = (ProbeSeries.OfCanary(observation, policy, findings), ProbeSeries.Of(observation.Others, policy));
        foreach (var series in canary)
            Judge(series, [.. others.Where(other => other.Probe.Name == series.Probe.Name).SelectMany(other => other.Answers)], findings);
        return findings.Result(Summary(canary));
    }

    private static void Judge(ProbeSeries series, IReadOnlyList<ProbeSample.Answered> others, GateFindings findings)
    {
        var what = $"probe {series.Probe.Name} on {series.Pod}";
        var unexpected = series.Answers.Where(answer => !IsExpected(series.Probe, answer.Status)).ToList();
        if (series.Count == 0)
            findings.Missing($"{what} was not sent");
        else if (series.Answers.Count == 0 && others.Count > 0)
            findings.Fail($"{what} gets no answer in {series.Count} requests ({series.Silences[0].Why}); other pods answer it");
        else if (series.Silences.Count > 0)
            findings.Missing($"{what} gets no answer in {series.Silences.Count} of {series.Count} requests: {series.Silences[0].Why}");
        else if (unexpected.Count == 0)
            return;
        else if (unexpected.Count < series.Answers.Count)
            findings.Missing($"{what} answers {unexpected[0].Status} in {unexpected.Count} of {series.Answers.Count} requests; expected is {Expected(series.Probe)}");
        else if (series.Probe.Expectation.Status is null && others.Any(other => !IsExpected(series.Probe, other.Status)))
            findings.Missing($"{what} answers {unexpected[0].Status}, and other pods answer it with errors, too: the origin fails");
        else
            findings.Fail($"{what} answers {unexpected[0].Status} in all of {series.Answers.Count} requests; expected is {Expected(series.Probe)}");
    }

    private static bool IsExpected(EffectiveProbe probe, int status) =>
        probe.Expectation.Status is { } expected ? status == expected : status < 500;

    private static string Expected(EffectiveProbe probe) => probe.Expectation.Status is { } expected ? $"{expected}" : "a status below 500";

    private static string Summary(IReadOnlyList<ProbeSeries> canary)
    {
        var statuses = canary.SelectMany(series => series.Answers).CountBy(answer => answer.Status).OrderBy(count => count.Key).ToList();
        return statuses.Count == 0 ? "the policy has no probe" : $"answers by status: {string.Join(", ", statuses.Select(count => $"{count.Value} x {count.Key}"))}";
    }
}
