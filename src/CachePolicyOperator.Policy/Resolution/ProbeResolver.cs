using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;

namespace CachePolicyOperator.Policy.Resolution;

internal static class ProbeResolver
{
    public static EffectiveProbe Resolve(IReadOnlyList<CacheRule> written, IReadOnlyList<EffectiveRule> rules, Probe probe)
    {
        var request = Request(written, probe);
        return new(probe.Name, request, RequestHandling.Of(rules, request), Resolve(probe.Expect));
    }

    /// <summary>The request that a probe stands for, whatever else is wrong with the rules.</summary>
    /// <param name="rules">Rules that each have a path.</param>
    /// <param name="probe">The probe.</param>
    public static ProbeRequest Request(IReadOnlyList<CacheRule> rules, Probe probe)
    {
        var headers = (probe.Headers ?? []).Select(header => KeyValuePair.Create(header.Name, header.Value)).ToList();
        return new(probe.Host ?? HostFor(rules, new(null, probe.Path, [])), probe.Path, headers);
    }

    private static string? HostFor(IReadOnlyList<CacheRule> rules, ProbeRequest request) => rules
        .Select(RuleResolver.Match)
        .FirstOrDefault(match => (match with { Hosts = [] }).Takes(request))
        is { } match ? DefaultProbes.HostOf(match) : null;

    private static EffectiveExpectation Resolve(ProbeExpectation expect) =>
        new(expect.Status, expect.Class, Duration(expect.MaxAge), Duration(expect.MaxTimeToFirstByte));

    private static CacheDuration? Duration(string? text) => text is null ? null : CacheDuration.Parse(text).OrThrow();
}
