using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CachePolicyOperator.Policy.Manifests;

/// <summary>A document of a manifest file, which still knows where its fields stand.</summary>
public sealed class ManifestDocument
{
    private readonly YamlMappingNode _root;
    private readonly int _linesBefore;

    private ManifestDocument(YamlMappingNode root, int linesBefore)
    {
        _root = root;
        _linesBefore = linesBefore;
    }

    public string ApiVersion => Text("apiVersion");

    public string Kind => Text("kind");

    public SourcePosition Start => Position(_root.Start, _linesBefore);

    /// <exception cref="YamlException">The document holds what JSON cannot, or its aliases stand for too much.</exception>
    public JsonNode? ToJson() => YamlManifest.Convert(_root);

    /// <summary>Where a field stands; where it is missing, the innermost one around it.</summary>
    /// <param name="path">In kubectl's notation: <c>spec.rules[2].ttl.negative[404]</c>.</param>
    public SourcePosition Locate(string path)
    {
        var (_, at, _) = Walk(path);
        return Position(at, _linesBefore);
    }

    /// <summary>The line on which a field's text begins, if it is a block scalar whose lines are those of the file; else null.</summary>
    public int? LiteralLine(string path) =>
        Walk(path) is (YamlScalarNode { Style: ScalarStyle.Literal } text, _, true) ? Position(text.Start, _linesBefore).Line + 1 : null;

    /// <summary>As far into the document as a path leads, and whether that is to its end.</summary>
    private (YamlNode Node, Mark At, bool IsThere) Walk(string path)
    {
        var (node, at) = ((YamlNode)_root, _root.Start);
        foreach (var step in FieldSteps.Of(path))
        {
            if (Step(node, step) is not { } found)
                return (node, at, false);
            (node, at) = found;
        }

        return (node, at, true);
    }

    /// <summary>The documents of a root: itself, or the items of a List. What is no mapping is no manifest.</summary>
    internal static IEnumerable<ManifestDocument> AllOf(YamlNode root, int linesBefore) => root switch
    {
        YamlMappingNode mapping when new ManifestDocument(mapping, linesBefore) is { Kind: "List" } && Step(mapping, "items") is ({ } items, _) =>
            items is YamlSequenceNode sequence ? sequence.Children.SelectMany(item => AllOf(item, linesBefore)) : [],
        YamlMappingNode mapping => [new(mapping, linesBefore)],
        _ => [],
    };

    internal static SourcePosition Position(Mark mark, int linesBefore) => new(Math.Max((int)mark.Line, 1) + linesBefore, Math.Max((int)mark.Column, 1));

    private static (YamlNode Node, Mark At)? Step(YamlNode node, string step)
    {
        if (node is YamlSequenceNode sequence)
            return int.TryParse(step, out var index) && index >= 0 && index < sequence.Children.Count ? (sequence.Children[index], sequence.Children[index].Start) : null;
        if (node is not YamlMappingNode mapping)
            return null;
        foreach (var (key, value) in mapping.Children)
        {
            // Of a block the key is what one looks for, of a scalar the value.
            if (key is YamlScalarNode name && name.Value == step)
                return (value, value is YamlScalarNode ? value.Start : key.Start);
        }

        return null;
    }

    private string Text(string field) => Step(_root, field) is (YamlScalarNode { Value: { } value }, _) ? value : "";
}
