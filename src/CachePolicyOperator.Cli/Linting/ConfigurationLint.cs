using System.Text;
using System.Text.Json;
using CachePolicyOperator.Cli.Inputs;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Nginx.Linting;

namespace CachePolicyOperator.Cli.Linting;

/// <summary>Judges raw nginx configuration by <see cref="NginxLint"/>: files, and ConfigMaps with the label that asks for it.</summary>
internal sealed class ConfigurationLint(Platform platform, string defaultNamespace)
{
    private const string Proxy = "nginx";

    public static bool IsAsked(Manifest manifest) => manifest.IsConfigMap && manifest.Labels.ContainsKey(Marks.LintLabel);

    public IEnumerable<LintFinding> Of(Manifest manifest)
    {
        if (!IsAsked(manifest))
            return [];
        var (key, label) = (manifest.Key(defaultNamespace), manifest.Labels[Marks.LintLabel]);
        var subject = $"ConfigMap {key}";
        if (label != Proxy)
        {
            var message = $"not checked: label {Marks.LintLabel} says {label}; known is {Proxy}";
            return [new(LintLevel.Warning, "", manifest.File.Name, manifest.Document.Locate("metadata.labels"), subject, "metadata.labels", message) { Essence = message }];
        }

        var set = platform.For(key.Namespace, manifest.Labels);
        var place = new ConfigMapPlaces(manifest);
        return NginxFindings.Of(NginxLint.Judge(FilesOf(manifest), NginxLimits.Of(set)), set.Own.Enforcement)
            .Select(said => said.At(manifest.File.Name, place.Of(said.File, said.Position), subject, $"data[{said.File}]"));
    }

    /// <summary>Files below the folder of an nginx.conf are one configuration; others are judged with those of their folder.</summary>
    public IEnumerable<LintFinding> OfFiles(IEnumerable<SourceFile> files)
    {
        var all = files.ToList();
        var mains = all.Where(file => Path.GetFileName(file.Name) == "nginx.conf").Select(file => FolderOf(file.Name)).ToHashSet(StringComparer.Ordinal);
        var set = platform.For(defaultNamespace, new Dictionary<string, string>());
        return all.GroupBy(file => Configuration(FolderOf(file.Name), mains)).SelectMany(group =>
            NginxFindings.Of(NginxLint.Judge(group.ToDictionary(file => file.Name, file => file.Content), NginxLimits.Of(set)), set.Own.Enforcement)
                .Select(said => said.At(said.File, said.Position, "", "")));
    }

    private static string Configuration(string folder, HashSet<string> mains)
    {
        for (var above = folder; above.Length > 0; above = FolderOf(above))
        {
            if (mains.Contains(above))
                return above;
        }

        return mains.Contains("") ? "" : folder;
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(path) ?? "";

    // What is not base64 is left out: the API server refuses it.
    private static Dictionary<string, ReadOnlyMemory<byte>> FilesOf(Manifest manifest)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var member in Members(manifest, "data"))
            files[member.Name] = Encoding.UTF8.GetBytes(member.Value.GetString()!);
        foreach (var member in Members(manifest, "binaryData"))
        {
            if (member.Value.TryGetBytesFromBase64(out var content))
                files[member.Name] = content;
        }

        return files;
    }

    private static IEnumerable<JsonProperty> Members(Manifest manifest, string map) =>
        manifest.Json.TryGetProperty(map, out var files) && files.ValueKind == JsonValueKind.Object
            ? files.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String)
            : [];
}
