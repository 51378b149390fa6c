using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Http;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;

namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>Canary pods say by Cache-Status that they handle probes as the policy and the probes' authors declare.</summary>
/// <remarks>
/// What the policy keeps away from the store must be a bypass each time. Of what a rule stores, an answer that says it was stored must
/// be a hit when it is repeated; that something is stored at all is only asked where the probe expects Hit, because the origin may
/// forbid it.
/// </remarks>
internal sealed class CachesAsDeclared : IGate
{
    public string Name => nameof(CachesAsDeclared);

    public GateResult Judge(CanaryObservation observation, EffectivePolicy policy)
    {
        var findings = new GateFindings(Name);
        var canary = ProbeSeries.OfCanary(observation, policy, findings);
        foreach (var series in canary)
            Judge(series, findings);
        return findings.Result(Summary(canary));
    }

    private static void Judge(ProbeSeries series, GateFindings findings)
    {
        var (probe, what) = (series.Probe, $"probe {series.Probe.Name} on {series.Pod}");
        var seen = series.Answers.Select(answer => answer.Cache).OfType<CacheStatus>().ToList();
        if (seen.Count == 0 || seen.Count < series.Answers.Count)
        {
            findings.Missing($"{what} has {series.Answers.Count - seen.Count} of {series.Answers.Count} answers without the policy's Cache-Status");
            return;
        }

        if (seen.Find(status => status.Rule is { } rule && RuleOf(probe) is { } declared && rule != declared) is { Rule: { } decided })
            findings.Fail($"{what} was decided by rule {decided} instead of {RuleOf(probe)}");
        else if (Fault(probe, seen) is { } fault)
            findings.Fail($"{what} {fault}");
        else if (probe.Expectation.Class == ProbeClass.Hit && seen.Count < 2 && !seen[0].IsHit)
            findings.Missing($"{what} was answered only once");
    }

    private static string? Fault(EffectiveProbe probe, List<CacheStatus> seen)
    {
        var hits = seen.Count(status => status.IsHit);
        return (probe.Expectation.Class, probe.Handling) switch
        {
            (null or ProbeClass.Bypass, RequestHandling.Bypassing) when hits > 0 => $"was answered from the store in {hits} of {seen.Count} requests, though it is a bypass",
            (null or ProbeClass.Bypass, RequestHandling.Bypassing) when seen.Exists(status => status.Stored) => "was stored, though it is a bypass",
            (null or ProbeClass.Bypass, RequestHandling.Bypassing) when seen.Exists(status => status.Handling != CacheHandling.Bypass) => "was looked up in the store, though it is a bypass",
            (ProbeClass.Miss, _) when hits > 0 => $"was answered from the store in {hits} of {seen.Count} requests, though a miss is expected",
            (not ProbeClass.Bypass, RequestHandling.Storing) when seen.Exists(status => status.Handling == CacheHandling.Bypass) => "was kept away from the store, though a rule stores it",
            (ProbeClass.Hit, _) when hits == 0 && seen.Count > 1 => $"was never answered from the store in {seen.Count} requests, though a hit is expected",
            (null, RequestHandling.Storing) when hits == 0 && seen.SkipLast(1).Any(status => status.Stored) => $"was stored, and yet never answered from the store in {seen.Count} requests",
            _ => null,
        };
    }

    private static string? RuleOf(EffectiveProbe probe) => probe.Handling switch
    {
        RequestHandling.Storing { Rule.Name: var name } => name,
        RequestHandling.Bypassing { Rule.Name: var name } => name,
        _ => null,
    };

    private static string Summary(IReadOnlyList<ProbeSeries> canary)
    {
        var seen = canary.SelectMany(series => series.Answers).Select(answer => answer.Cache).OfType<CacheStatus>().CountBy(status => status.Handling).ToDictionary();
        return seen.Count == 0
            ? "the policy has no probe"
            : $"{seen.GetValueOrDefault(CacheHandling.Hit)} hits, {seen.GetValueOrDefault(CacheHandling.Forwarded)} from the origin, {seen.GetValueOrDefault(CacheHandling.Bypass)} bypasses, all as declared";
    }
}
