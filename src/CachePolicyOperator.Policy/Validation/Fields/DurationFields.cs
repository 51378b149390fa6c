using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>Every duration of a spec, in the order of the document.</summary>
internal static class DurationFields
{
    internal static IReadOnlyList<DurationField> Of(CachePolicySpec spec)
    {
        var fields = new List<DurationField>(4 + (4 * spec.Rules.Count));
        Add(fields, "spec.origin", "connectTimeout", spec.Origin.ConnectTimeout, DurationBounds.Timeout);
        Add(fields, "spec.origin", "readTimeout", spec.Origin.ReadTimeout, DurationBounds.Timeout);
        for (var i = 0; i < spec.Rules.Count; i++)
            Add(fields, RulePath.At(i), spec.Rules[i]);
        Add(fields, "spec.storage", "inactive", spec.Storage.Inactive, DurationBounds.Lifetime);
        Add(fields, "spec.rollout", "progressDeadline", spec.Rollout.ProgressDeadline, DurationBounds.Deadline);
        Add(fields, "spec.rollout", "canary.hold", spec.Rollout.Canary?.Hold, DurationBounds.Hold);

        for (var i = 0; i < spec.Probes?.Count; i++)
        {
            Add(fields, $"{ProbePath.At(i)}.expect", "maxAge", spec.Probes[i].Expect.MaxAge, DurationBounds.Staleness);
            Add(fields, $"{ProbePath.At(i)}.expect", "maxTimeToFirstByte", spec.Probes[i].Expect.MaxTimeToFirstByte, DurationBounds.Timeout);
        }

        return fields;
    }

    private static void Add(List<DurationField> fields, string at, CacheRule rule)
    {
        Add(fields, at, "ttl.edge", rule.Ttl?.Edge, DurationBounds.Lifetime);
        Add(fields, at, "ttl.default", rule.Ttl?.Default, DurationBounds.Lifetime);
        Add(fields, at, "ttl.max", rule.Ttl?.Max, DurationBounds.Lifetime);
        Add(fields, at, "ttl.client", rule.Ttl?.Client, DurationBounds.LifetimeOrNone);
        if (rule.Ttl?.Negative is { } negative)
        {
            foreach (var (status, text) in negative.ByStatus())
                fields.Add(new(new(at, "ttl.negative", status), text, DurationBounds.Lifetime));
        }

        Add(fields, at, "stale.whileRevalidate", rule.Stale?.WhileRevalidate, DurationBounds.Lifetime);
        Add(fields, at, "stale.ifError", rule.Stale?.IfError, DurationBounds.Lifetime);
        Add(fields, at, "coalescing.timeout", rule.Coalescing.Timeout, DurationBounds.Timeout);
    }

    private static void Add(List<DurationField> fields, string parent, string name, string? text, DurationBounds bounds)
    {
        if (text is not null)
            fields.Add(new(new(parent, name), text, bounds));
    }
}
