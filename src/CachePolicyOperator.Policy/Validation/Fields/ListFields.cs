using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>Every list and map of a spec, in the order of the document.</summary>
internal static class ListFields
{
    internal static IEnumerable<ListField> Of(CachePolicySpec spec) =>
    [
        new("spec.rules", [.. spec.Rules.Select(rule => rule.Name)], 1, 64, StringComparer.Ordinal),
        .. spec.Rules.SelectMany((rule, i) => Of(rule, RulePath.At(i))),
        .. Optional("spec.rollout.prometheus", spec.Rollout.Prometheus?.Select(gate => gate.Name), 1, 8),
        .. Optional("spec.probes", spec.Probes?.Select(probe => probe.Name), 1, 16),
        .. (spec.Probes ?? []).SelectMany((probe, i) => Optional($"{ProbePath.At(i)}.headers", probe.Headers?.Select(header => header.Name), 1, 16, StringComparer.OrdinalIgnoreCase)),
        .. Optional("spec.acknowledgements", spec.Acknowledgements?.Select(acknowledgement => acknowledgement.Hash), 1, 64),
    ];

    private static IEnumerable<ListField> Of(CacheRule rule, string at) =>
    [
        .. Optional($"{at}.match.hosts", rule.Match.Hosts, 1, 32),
        .. Optional($"{at}.match.methods", rule.Match.Methods?.Select(method => method.ToString()), 1, 7),
        .. Optional($"{at}.ttl.negative", rule.Ttl?.Negative?.Keys, 1, 32),
        .. Optional($"{at}.key.query.include", rule.Key?.Query?.Include, 0, 32),
        .. Optional($"{at}.key.query.exclude", rule.Key?.Query?.Exclude, 1, 32),
        .. Optional($"{at}.key.headers", rule.Key?.Headers, 1, 16, StringComparer.OrdinalIgnoreCase),
        .. Optional($"{at}.key.cookies", rule.Key?.Cookies, 1, 16),
        .. Optional($"{at}.bypass.cookies", rule.Bypass.Cookies, 1, 16),
        .. Optional($"{at}.bypass.headers", rule.Bypass.Headers, 1, 16, StringComparer.OrdinalIgnoreCase),
    ];

    private static IEnumerable<ListField> Optional(string path, IEnumerable<string>? items, int minimum, int maximum, StringComparer? comparer = null) =>
        items is null ? [] : [new(path, [.. items], minimum, maximum, comparer ?? StringComparer.Ordinal)];
}
