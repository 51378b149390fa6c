using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CachePolicyOperator.Policy.Manifests;

/// <summary>YAML documents as JSON, so that manifests are read by the same generated code as the API server's answers.</summary>
/// <remarks>Plain scalars follow YAML's core schema (10.3.2); quoted ones are strings.</remarks>
public static class YamlManifest
{
    // An alias stands for all of its anchor, and a few lines of aliases of aliases for more than any memory holds.
    private const int MostNodes = 1_000_000;

    /// <summary>The documents of a text, in order; empty ones are left out.</summary>
    /// <exception cref="YamlException">The text is no YAML.</exception>
    public static IReadOnlyList<JsonNode> ReadAll(string text)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(new BoundedParser(new Parser(reader)));
        return [.. stream.Documents.Select(document => Convert(document.RootNode)).OfType<JsonNode>()];
    }

    internal static JsonNode? Convert(YamlNode root)
    {
        var left = MostNodes;
        return Convert(root, 0, ref left);
    }

    private static JsonNode? Convert(YamlNode node, int depth, ref int left)
    {
        // An anchor that holds its own alias has no end.
        if (depth > BoundedParser.Deepest)
            throw new YamlException(node.Start, node.End, $"nested more than {BoundedParser.Deepest} levels deep");
        if (--left < 0)
            throw new YamlException(node.Start, node.End, $"the document has more than {MostNodes} nodes, its aliases written out");
        if (node is YamlMappingNode mapping)
        {
            var members = new JsonObject();
            foreach (var (key, value) in mapping.Children)
                members.Add(Key(key), Convert(value, depth + 1, ref left));
            return members;
        }

        if (node is not YamlSequenceNode sequence)
            return Scalar(node);
        var items = new JsonArray();
        foreach (var item in sequence.Children)
            items.Add(Convert(item, depth + 1, ref left));
        return items;
    }

    private static JsonValue? Scalar(YamlNode node) => node switch
    {
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new YamlException(node.Start, node.End, "only mappings, sequences and scalars are manifests"),
    };

    private static string Key(YamlNode key) =>
        (key as YamlScalarNode)?.Value ?? throw new YamlException(key.Start, key.End, "a key must be a scalar");

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) => JsonValue.Create(integer),
        _ when text[0] is (>= '0' and <= '9') or '-' or '+' or '.'
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
