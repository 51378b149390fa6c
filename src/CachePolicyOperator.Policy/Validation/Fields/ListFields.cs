using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>Every list and map of a spec, in the order of the document.</summary>
internal static class ListFields
{
    internal static IReadOnlyList<ListField> Of(CachePolicySpec spec)
    {
        var fields = new List<ListField>(4 + (6 * spec.Rules.Count));
        Add(fields, "spec", "rules", [.. spec.Rules.Select(rule => rule.Name)], 1, 64);
        for (var i = 0; i < spec.Rules.Count; i++)
            Add(fields, RulePath.At(i), spec.Rules[i]);
        Add(fields, "spec.rollout", "prometheus", spec.Rollout.Prometheus?.Select(gate => gate.Name).ToList(), 1, 8);
        Add(fields, "spec", "probes", spec.Probes?.Select(probe => probe.Name).ToList(), 1, 16);
        for (var i = 0; i < spec.Probes?.Count; i++)
            Add(fields, ProbePath.At(i), "headers", spec.Probes[i].Headers?.Select(header => header.Name).ToList(), 1, 16, StringComparer.OrdinalIgnoreCase);
        Add(fields, "spec", "acknowledgements", spec.Acknowledgements?.Select(acknowledgement => acknowledgement.Hash).ToList(), 1, 64);
        return fields;
    }

    private static void Add(List<ListField> fields, string at, CacheRule rule)
    {
        Add(fields, at, "match.hosts", rule.Match.Hosts, 1, 32);
        Add(fields, at, "match.methods", rule.Match.Methods?.Select(method => method.ToString()).ToList(), 1, 7);
        Add(fields, at, "ttl.negative", rule.Ttl?.Negative?.Keys.ToList(), 1, 32);
        Add(fields, at, "key.query.include", rule.Key?.Query?.Include, 0, 32);
        Add(fields, at, "key.query.exclude", rule.Key?.Query?.Exclude, 1, 32);
        Add(fields, at, "key.headers", rule.Key?.Headers, 1, 16, StringComparer.OrdinalIgnoreCase);
        Add(fields, at, "key.cookies", rule.Key?.Cookies, 1, 16);
        Add(fields, at, "bypass.cookies", rule.Bypass.Cookies, 1, 16);
        Add(fields, at, "bypass.headers", rule.Bypass.Headers, 1, 16, StringComparer.OrdinalIgnoreCase);
    }

    private static void Add(List<ListField> fields, string parent, string name, IReadOnlyList<string>? items, int minimum, int maximum, StringComparer? comparer = null)
    {
        if (items is not null)
            fields.Add(new(new(parent, name), items, minimum, maximum, comparer ?? StringComparer.Ordinal));
    }
}
