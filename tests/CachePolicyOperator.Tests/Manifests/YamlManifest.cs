using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CachePolicyOperator.Tests.Manifests;

/// <summary>A manifest as kubectl reads it: YAML in, JSON out, aliases resolved.</summary>
internal static class YamlManifest
{
    internal static JsonObject Read(string path) => All(path).Single();

    internal static IEnumerable<JsonObject> All(string path)
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(path);
        yaml.Load(text);
        return [.. yaml.Documents.Select(document => (JsonObject)Convert(document.RootNode)!)];
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, Convert(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value!),
        YamlScalarNode scalar => scalar.Value,
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "null" or "~" => null,
        "true" => true,
        "false" => false,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };
}
