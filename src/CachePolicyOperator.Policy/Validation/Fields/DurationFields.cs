using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>Every duration of a spec, in the order of the document.</summary>
internal static class DurationFields
{
    internal static IEnumerable<DurationField> Of(CachePolicySpec spec) =>
    [
        DurationField.Timeout("spec.origin.connectTimeout", spec.Origin.ConnectTimeout),
        DurationField.Timeout("spec.origin.readTimeout", spec.Origin.ReadTimeout),
        .. spec.Rules.SelectMany((rule, i) => Of(rule, RulePath.At(i))),
        DurationField.Lifetime("spec.storage.inactive", spec.Storage.Inactive),
        new("spec.rollout.progressDeadline", spec.Rollout.ProgressDeadline, "10s", "1d", false),
    ];

    private static IEnumerable<DurationField> Of(CacheRule rule, string at) =>
    [
        .. rule.Ttl is { } ttl ? Of(ttl, $"{at}.ttl") : [],
        .. Optional($"{at}.stale.whileRevalidate", rule.Stale?.WhileRevalidate),
        .. Optional($"{at}.stale.ifError", rule.Stale?.IfError),
        DurationField.Timeout($"{at}.coalescing.timeout", rule.Coalescing.Timeout),
    ];

    private static IEnumerable<DurationField> Of(Ttl ttl, string at) =>
    [
        .. Optional($"{at}.edge", ttl.Edge),
        .. Optional($"{at}.default", ttl.Default),
        .. Optional($"{at}.max", ttl.Max),
        DurationField.Lifetime($"{at}.client", ttl.Client, minimum: "0s"),
        .. (ttl.Negative ?? new Dictionary<string, string>()).Select(entry => DurationField.Lifetime($"{at}.negative[{entry.Key}]", entry.Value)),
    ];

    private static IEnumerable<DurationField> Optional(string path, string? text) =>
        text is null ? [] : [DurationField.Lifetime(path, text)];
}
