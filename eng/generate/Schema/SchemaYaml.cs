using System.Text.Json;
using CachePolicyOperator.Generate.Yaml;

namespace CachePolicyOperator.Generate.Schema;

/// <summary>A schema in the API server's form. Servers before 1.25 refuse x-kubernetes-validations, so that part can be left out.</summary>
internal sealed class SchemaYaml(bool withRules)
{
    internal YamlNode.Map Write(SchemaNode node)
    {
        var map = new YamlNode.Map()
            .With("description", Description(node))
            .With("type", node.Type)
            .With("format", node.Format)
            .With("default", node.Default is { } value ? Json(value) : null)
            .With("enum", node.Enum.Count == 0 ? null : YamlNode.Strings(node.Enum.Select(member => member.Value)))
            .With("pattern", node.Pattern)
            .With("minLength", Above(0, node.Length?.Minimum))
            .With("maxLength", node.Length?.Maximum)
            .With("minimum", node.Range?.Minimum)
            .With("maximum", node.Range?.Maximum is long.MaxValue ? null : node.Range?.Maximum);
        if (node.Type is null)
        {
            map["anyOf"] = new YamlNode.List([new YamlNode.Map().With("type", "integer"), new YamlNode.Map().With("type", "string")]);
            map["x-kubernetes-int-or-string"] = true;
        }

        if (node.Items is { } items)
            List(map, node, items);
        if (node.Values is { } values)
        {
            map.With("minProperties", Above(0, node.Count?.Minimum)).With("maxProperties", node.Count?.Maximum);
            map["additionalProperties"] = Write(values);
        }

        Fields(map, node);
        if (node.IsAtomic && node.Items is null)
            map["x-kubernetes-map-type"] = "atomic";
        if (withRules && node.Rules.Count > 0)
            map["x-kubernetes-validations"] = new YamlNode.List([.. node.Rules.Select(Rule)]);
        return map;
    }

    private void List(YamlNode.Map map, SchemaNode node, SchemaNode items)
    {
        map.With("minItems", Above(0, node.Count?.Minimum)).With("maxItems", node.Count?.Maximum);
        if (node.ListMapKey is { } key)
        {
            map["x-kubernetes-list-type"] = "map";
            map["x-kubernetes-list-map-keys"] = YamlNode.Strings([key]);
        }
        else
        {
            map["x-kubernetes-list-type"] = node.IsAtomic ? "atomic" : "set";
        }

        map["items"] = Write(items);
    }

    private void Fields(YamlNode.Map map, SchemaNode node)
    {
        var required = node.Properties.Where(property => property.Required).Select(property => property.Name).ToList();
        if (required.Count > 0)
            map["required"] = YamlNode.Strings(required);
        if (node.Properties.Count == 0)
            return;

        var properties = new YamlNode.Map();
        foreach (var property in node.Properties)
            properties[property.Name] = Write(property.Node);
        map["properties"] = properties;
    }

    /// <summary>What kubectl explain shows: the text, then what each allowed value means, then how a duration is written.</summary>
    private static string? Description(SchemaNode node)
    {
        var lines = new List<string>();
        if (node.Doc.Plain.Length > 0)
            lines.AddRange(node.Doc.Plain.Split('\n'));
        var members = node.Enum.Count > 0 ? node.Enum : node.Items?.Enum ?? [];
        lines.AddRange(members.Where(member => member.Doc.Plain.Length > 0).Select(member => $"{member.Value}: {member.Doc.Plain}"));
        if ((node.Duration ?? node.Values?.Duration) is { } duration)
            lines.Add($"A duration with units, {duration.Examples}; {duration.Range}.");
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static YamlNode Rule(ValidationRule rule) => new YamlNode.Map { ["rule"] = rule.Expression, ["message"] = rule.Message };

    private static int? Above(int limit, int? value) => value > limit ? value : null;

    private static YamlNode Json(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Object when !value.EnumerateObject().Any() => new YamlNode.Map(),
        _ => new YamlNode.Literal(value.GetRawText()),
    };
}
