using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CachePolicyOperator.Cli.Inputs;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Policy.Nginx.Import;

namespace CachePolicyOperator.Cli.Import;

/// <summary>An Ingress as the configuration that its controller makes of it: ingress-nginx's, or F5's (nginx.org).</summary>
internal sealed class IngressConfiguration
{
    private const string FileName = "ingress";

    private static readonly string[] Prefixes = ["nginx.ingress.kubernetes.io/", "nginx.org/"];

    // What both controllers know under one name, as the directive that they make of it. ingress-nginx writes times in bare seconds.
    private static readonly (string Annotation, string Directive)[] Timeouts = [("proxy-connect-timeout", "proxy_connect_timeout"), ("proxy-read-timeout", "proxy_read_timeout")];

    private static readonly string[] LocationSnippets = ["configuration-snippet", "location-snippets"];
    private static readonly string[] ServerSnippets = ["server-snippet", "server-snippets"];

    private readonly StringBuilder _text = new();

    // Where each line of the configuration stands in the manifest.
    private readonly List<SourcePosition> _places = [];
    private readonly List<ImportRemark> _remarks = [];
    private readonly SourceFile _file;
    private readonly ManifestDocument _document;
    private readonly JsonObject _annotations;

    private IngressConfiguration(SourceFile file, ManifestDocument document, JsonObject json)
    {
        (_file, _document) = (file, document);
        _annotations = json["metadata"]?["annotations"] as JsonObject ?? [];
        Namespace = Text(json["metadata"]?["namespace"]);
        Write(json["spec"] as JsonObject ?? []);
        Report();
    }

    public string? Namespace { get; }

    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files => new Dictionary<string, ReadOnlyMemory<byte>> { [FileName] = Encoding.UTF8.GetBytes(_text.ToString()) };

    /// <exception cref="InputException">A manifest cannot be read.</exception>
    public static IEnumerable<IngressConfiguration> Read(SourceFile file)
    {
        foreach (var part in ManifestStream.Read(file.Text ?? throw new InputException($"{file.Name} is not valid UTF-8")))
        {
            if (part is ManifestPart.Broken broken)
                throw new InputException($"{file.Name}:{broken.At.Line}:{broken.At.Column}: {broken.Message}");
            if (part is ManifestPart.Readable { Document: { Kind: "Ingress" } document } && document.ToJson() is JsonObject json)
                yield return new(file, document, json);
        }
    }

    /// <summary>The same with places in the manifest.</summary>
    public ImportedPolicy Place(ImportedPolicy imported) => imported with
    {
        Remarks = [.. imported.Remarks.Select(Place).Concat(_remarks).Distinct().OrderBy(remark => remark.Line).ThenBy(remark => remark.Column)],
    };

    private ImportRemark Place(ImportRemark remark)
    {
        var place = _places[Math.Clamp(remark.Line - 1, 0, _places.Count - 1)];
        return remark with { File = _file.Name, Line = place.Line, Column = place.Column };
    }

    private void Write(JsonObject spec)
    {
        var rules = spec["rules"] as JsonArray ?? [];
        Line("http {", "spec");
        // Hosts that no rule names go elsewhere, so that none of the servers is the one for all others.
        if (rules.All(rule => Text(rule?["host"]) is not null))
            Line("server { listen 8080 default_server; }", "spec");
        for (var i = 0; i < rules.Count; i++)
        {
            var host = Text(rules[i]?["host"]);
            Line(host is null ? "server { listen 8080 default_server;" : $"server {{ listen 8080; server_name {Word(host)};", $"spec.rules[{i}]");
            Snippets(ServerSnippets);
            var paths = rules[i]?["http"]?["paths"] as JsonArray ?? [];
            for (var j = 0; j < paths.Count; j++)
                WriteLocation(paths[j], $"spec.rules[{i}].http.paths[{j}]");
            Line("}", $"spec.rules[{i}]");
        }

        Line("}", "spec");
    }

    private void WriteLocation(JsonNode? path, string place)
    {
        var service = path?["backend"]?["service"];
        var port = service?["port"]?["number"];
        if (Text(service?["name"]) is not { } name || port is null)
        {
            Loss(place, "a backend that is no Service with a numbered port: give the number");
            return;
        }

        var modifier = Text(path?["pathType"]) == "Exact" ? "= " : "";
        Line($"location {modifier}{Word(Text(path?["path"]) ?? "/")} {{", place);
        Line($"proxy_pass {Word($"http://{name}.{Namespace ?? "default"}.svc:{port.ToJsonString()}")};", place);
        foreach (var (annotation, directive) in Timeouts)
        {
            if (Annotation(annotation) is var (field, value))
                Line($"{directive} {Word(value)};", field);
        }

        Snippets(LocationSnippets);
        Line("}", place);
    }

    private void Snippets(string[] names)
    {
        foreach (var name in names)
        {
            if (Annotation(name) is not var (field, value))
                continue;
            var first = _document.LiteralLine(field);
            var at = _document.Locate(field);
            foreach (var (number, line) in value.Split('\n').Index())
            {
                _text.Append(CultureInfo.InvariantCulture, $"{line}\n");
                _places.Add(first is { } begin ? new(begin + number, at.Column) : at);
            }
        }
    }

    // Annotations of caching controllers that say more than this reads.
    private void Report()
    {
        foreach (var (name, _) in _annotations)
        {
            if (Prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is not { } known)
                continue;
            var rest = name[known.Length..];
            if (!Timeouts.Any(timeout => timeout.Annotation == rest) && !LocationSnippets.Contains(rest) && !ServerSnippets.Contains(rest))
                Loss($"metadata.annotations[{name}]", $"annotation {name}: a policy says nothing about it");
        }
    }

    private (string Field, string Value)? Annotation(string name)
    {
        foreach (var prefix in Prefixes)
        {
            if (Text(_annotations[prefix + name]) is { } value)
                return ($"metadata.annotations[{prefix}{name}]", value);
        }

        return null;
    }

    private void Loss(string field, string message)
    {
        var at = _document.Locate(field);
        _remarks.Add(new(_file.Name, at.Line, at.Column, message, true));
    }

    private void Line(string text, string field)
    {
        _text.Append(text).Append('\n');
        _places.Add(_document.Locate(field));
    }

    // A word of the configuration, whatever somebody has written into the manifest.
    private static string Word(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
