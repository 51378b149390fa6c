using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>Every string of a spec that a user wrote, durations last.</summary>
internal static class TextFields
{
    internal static IReadOnlyList<TextField> Of(CachePolicySpec spec, IReadOnlyList<DurationField> durations)
    {
        var fields = new List<TextField>(16 + (8 * spec.Rules.Count) + durations.Count);
        Add(fields, "spec.targetRef", "apiVersion", TextKind.ApiVersion, spec.TargetRef.ApiVersion);
        Add(fields, "spec.targetRef", "name", TextKind.WorkloadName, spec.TargetRef.Name);
        Add(fields, "spec.targetRef", "container", TextKind.ContainerName, spec.TargetRef.Container);
        Add(fields, "spec.origin", "service.name", TextKind.ServiceName, spec.Origin.Service?.Name);
        Add(fields, "spec.origin", "host.name", TextKind.OriginHost, spec.Origin.Host?.Name);
        for (var i = 0; i < spec.Rules.Count; i++)
            Add(fields, RulePath.At(i), spec.Rules[i]);
        Add(fields, "spec.storage", "size", TextKind.Quantity, spec.Storage.Size);
        Add(fields, "spec.storage", "path", TextKind.Folder, spec.Storage.Path);
        for (var i = 0; i < spec.Rollout.Prometheus?.Count; i++)
            Add(fields, $"spec.rollout.prometheus[{i}]", spec.Rollout.Prometheus[i]);
        for (var i = 0; i < spec.Probes?.Count; i++)
            Add(fields, ProbePath.At(i), spec.Probes[i]);
        for (var i = 0; i < spec.Acknowledgements?.Count; i++)
            Add(fields, $"spec.acknowledgements[{i}]", spec.Acknowledgements[i]);
        foreach (var duration in durations)
            fields.Add(new(duration.Where, TextKind.Duration, duration.Text));
        return fields;
    }

    private static void Add(List<TextField> fields, string at, CacheRule rule)
    {
        Add(fields, at, "name", TextKind.RuleName, rule.Name);
        Add(fields, at, "match.pathPrefix", TextKind.Path, rule.Match.PathPrefix);
        Add(fields, at, "match.path", TextKind.Path, rule.Match.Path);
        Add(fields, at, "match.hosts", TextKind.MatchHost, rule.Match.Hosts);
        if (rule.Ttl?.Negative is { } negative)
        {
            foreach (var (status, _) in negative.ByStatus())
                fields.Add(new(new(at, "ttl.negative", status), TextKind.StatusCode, status));
        }

        Add(fields, at, "key.query.include", TextKind.Parameter, rule.Key?.Query?.Include);
        Add(fields, at, "key.query.exclude", TextKind.ParameterOrPrefix, rule.Key?.Query?.Exclude);
        Add(fields, at, "key.headers", TextKind.Header, rule.Key?.Headers);
        Add(fields, at, "key.cookies", TextKind.Cookie, rule.Key?.Cookies);
        Add(fields, at, "bypass.cookies", TextKind.Cookie, rule.Bypass.Cookies);
        Add(fields, at, "bypass.headers", TextKind.Header, rule.Bypass.Headers);
    }

    private static void Add(List<TextField> fields, string at, PrometheusGate gate)
    {
        Add(fields, at, "name", TextKind.GateName, gate.Name);
        Add(fields, at, "address", TextKind.HttpAddress, gate.Address);
        Add(fields, at, "query", TextKind.PrometheusQuery, gate.Query);
        Add(fields, at, "threshold", TextKind.Number, gate.Threshold);
    }

    private static void Add(List<TextField> fields, string at, Probe probe)
    {
        Add(fields, at, "name", TextKind.ProbeName, probe.Name);
        Add(fields, at, "path", TextKind.RequestTarget, probe.Path);
        Add(fields, at, "host", TextKind.RequestHost, probe.Host);
        for (var i = 0; i < probe.Headers?.Count; i++)
        {
            Add(fields, $"{at}.headers[{i}]", "name", TextKind.Header, probe.Headers[i].Name);
            Add(fields, $"{at}.headers[{i}]", "value", TextKind.HeaderValue, probe.Headers[i].Value);
        }
    }

    private static void Add(List<TextField> fields, string at, Acknowledgement acknowledgement)
    {
        Add(fields, at, "rule", TextKind.RuleId, acknowledgement.Rule);
        Add(fields, at, "hash", TextKind.Hash, acknowledgement.Hash);
        Add(fields, at, "reason", TextKind.Reason, acknowledgement.Reason);
    }

    private static void Add(List<TextField> fields, string parent, string name, TextKind kind, string? text)
    {
        if (text is not null)
            fields.Add(new(new(parent, name), kind, text));
    }

    private static void Add(List<TextField> fields, string parent, string name, TextKind kind, IReadOnlyList<string>? texts)
    {
        for (var i = 0; i < texts?.Count; i++)
            fields.Add(new(new(parent, name, Index: i), kind, texts[i]));
    }
}
