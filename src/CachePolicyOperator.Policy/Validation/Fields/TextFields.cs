using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>Every string of a spec that a user wrote, in the order of the document.</summary>
internal static class TextFields
{
    internal static IEnumerable<TextField> Of(CachePolicySpec spec) =>
    [
        new("spec.targetRef.apiVersion", TextKind.ApiVersion, spec.TargetRef.ApiVersion),
        new("spec.targetRef.name", TextKind.WorkloadName, spec.TargetRef.Name),
        .. Optional("spec.targetRef.container", TextKind.ContainerName, spec.TargetRef.Container),
        .. Optional("spec.origin.service.name", TextKind.ServiceName, spec.Origin.Service?.Name),
        .. Optional("spec.origin.host.name", TextKind.OriginHost, spec.Origin.Host?.Name),
        .. spec.Rules.SelectMany((rule, i) => Of(rule, RulePath.At(i))),
        new("spec.storage.size", TextKind.Quantity, spec.Storage.Size),
        new("spec.storage.path", TextKind.Folder, spec.Storage.Path),
        .. DurationFields.Of(spec).Select(field => new TextField(field.Path, TextKind.Duration, field.Text)),
    ];

    internal static IEnumerable<TextField> Of(CachePolicySpec spec, TextKind kind) => Of(spec).Where(field => field.Kind == kind);

    private static IEnumerable<TextField> Of(CacheRule rule, string at) =>
    [
        new($"{at}.name", TextKind.RuleName, rule.Name),
        .. Optional($"{at}.match.pathPrefix", TextKind.Path, rule.Match.PathPrefix),
        .. Optional($"{at}.match.path", TextKind.Path, rule.Match.Path),
        .. List($"{at}.match.hosts", TextKind.MatchHost, rule.Match.Hosts),
        .. (rule.Ttl?.Negative?.Keys ?? []).Select(status => new TextField($"{at}.ttl.negative[{status}]", TextKind.StatusCode, status)),
        .. List($"{at}.key.query.include", TextKind.Parameter, rule.Key?.Query?.Include),
        .. List($"{at}.key.query.exclude", TextKind.ParameterOrPrefix, rule.Key?.Query?.Exclude),
        .. List($"{at}.key.headers", TextKind.Header, rule.Key?.Headers),
        .. List($"{at}.key.cookies", TextKind.Cookie, rule.Key?.Cookies),
        .. List($"{at}.bypass.cookies", TextKind.Cookie, rule.Bypass.Cookies),
        .. List($"{at}.bypass.headers", TextKind.Header, rule.Bypass.Headers),
    ];

    private static IEnumerable<TextField> Optional(string path, TextKind kind, string? text) =>
        text is null ? [] : [new(path, kind, text)];

    private static IEnumerable<TextField> List(string path, TextKind kind, IReadOnlyList<string>? texts) =>
        (texts ?? []).Select((text, i) => new TextField($"{path}[{i}]", kind, text));
}
