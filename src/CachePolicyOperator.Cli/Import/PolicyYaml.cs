using System.Text;
using System.Text.RegularExpressions;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Cli.Import;

/// <summary>A policy as somebody would write it: what is the default is left out.</summary>
internal sealed partial class PolicyYaml
{
    private readonly StringBuilder _text = new();

    public static string Of(string name, string? @namespace, CachePolicySpec spec)
    {
        var yaml = new PolicyYaml();
        yaml.Line(0, "apiVersion", ApiGroup.ApiVersion);
        yaml.Line(0, "kind", nameof(CachePolicy));
        yaml._text.Append("metadata:\n");
        yaml.Line(2, "name", name);
        yaml.Line(2, "namespace", @namespace);
        yaml._text.Append("spec:\n");
        yaml.Write(spec);
        return yaml._text.ToString();
    }

    private void Write(CachePolicySpec spec)
    {
        _text.Append($"  targetRef: {{name: {Scalar(spec.TargetRef.Name)}}}\n");
        if (spec.Listen != new Listen())
            _text.Append($"  listen: {{port: {spec.Listen.Port}}}\n");
        Write(spec.Origin);
        _text.Append("  rules:\n");
        foreach (var rule in spec.Rules)
            Write(rule);
        _text.Append($"  storage: {{size: {Scalar(spec.Storage.Size)}, inactive: {Scalar(spec.Storage.Inactive)}, path: {Scalar(spec.Storage.Path)}}}\n");
    }

    private void Write(Origin origin)
    {
        _text.Append("  origin:\n");
        if (origin.Service is { } service)
            _text.Append($"    service: {{name: {Scalar(service.Name)}, port: {service.Port}}}\n");
        else if (origin.Host is { } host)
            _text.Append($"    host: {{name: {Scalar(host.Name)}, port: {host.Port}}}\n");
        var standard = new Origin();
        Line(4, "scheme", origin.Scheme == standard.Scheme ? null : $"{origin.Scheme}");
        Line(4, "connectTimeout", origin.ConnectTimeout == standard.ConnectTimeout ? null : origin.ConnectTimeout);
        Line(4, "readTimeout", origin.ReadTimeout == standard.ReadTimeout ? null : origin.ReadTimeout);
    }

    private void Write(CacheRule rule)
    {
        _text.Append($"  - name: {Scalar(rule.Name)}\n");
        _text.Append($"    match: {Map([("path", Scalar(rule.Match.Path)), ("pathPrefix", Scalar(rule.Match.PathPrefix)), ("hosts", List(rule.Match.Hosts))])}\n");
        if (rule.Cache == CacheMode.Bypass)
        {
            Line(4, "cache", "Bypass");
            return;
        }

        Line(4, "contentClass", $"{rule.ContentClass}");
        if (rule.Ttl is { } ttl)
        {
            var negative = ttl.Negative is null ? null : Map(ttl.Negative.Select(entry => ($"\"{entry.Key}\"", Scalar(entry.Value))));
            _text.Append($"    ttl: {Map([("mode", $"{ttl.Mode}"), ("edge", Scalar(ttl.Edge)), ("default", Scalar(ttl.Default)), ("max", Scalar(ttl.Max)), ("client", Scalar(ttl.Client)), ("negative", negative)])}\n");
        }

        if (rule.Stale is { } stale)
            _text.Append($"    stale: {Map([("whileRevalidate", Scalar(stale.WhileRevalidate)), ("ifError", Scalar(stale.IfError))])}\n");
        if (rule.Key is { } key)
            _text.Append($"    key: {Map([("query", key.Query is { } query ? Map([("include", List(query.Include)), ("exclude", List(query.Exclude))]) : null), ("headers", List(key.Headers)), ("cookies", List(key.Cookies))])}\n");
        if (rule.Bypass.Cookies is not null || rule.Bypass.Headers is not null)
            _text.Append($"    bypass: {Map([("cookies", List(rule.Bypass.Cookies)), ("headers", List(rule.Bypass.Headers))])}\n");
        if (!rule.Coalescing.Enabled)
            _text.Append("    coalescing: {enabled: false}\n");
        else if (rule.Coalescing != new Coalescing())
            _text.Append($"    coalescing: {{timeout: {Scalar(rule.Coalescing.Timeout)}}}\n");
    }

    private void Line(int indent, string name, string? value)
    {
        if (value is not null)
            _text.Append(' ', indent).Append($"{name}: {Scalar(value)}\n");
    }

    private static string Map(IEnumerable<(string Name, string? Value)> entries) =>
        $"{{{string.Join(", ", entries.Where(entry => entry.Value is not null).Select(entry => $"{entry.Name}: {entry.Value}"))}}}";

    private static string? List(IReadOnlyList<string>? items) => items is null ? null : $"[{string.Join(", ", items.Select(Scalar))}]";

    // In doubt quoted: what YAML would take for another type, or for syntax.
    private static string? Scalar(string? text) => text is null ? null : Plain().IsMatch(text) ? text : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"^(?!(?i:true|false|yes|no|on|off|null|y|n)$)(?:[A-Za-z/][A-Za-z0-9/._~-]*|[0-9]+(?:[a-z]+[0-9a-z]*|[KMG]i?))$")]
    private static partial Regex Plain();
}
