using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CachePolicyOperator.Generate.Schema;

namespace CachePolicyOperator.Tests.Policy.Validation;

/// <summary>Every way in which a valid document can break one constraint of its schema.</summary>
internal static partial class SchemaBreaches
{
    private static readonly string[] Odd = ["", " ", "-", "A_B", "a b", "a;b", "$x", "/a/{b}", "é", "a\n", "x=1", "*", "14400", "-5m", "1.5h", "5x", "a..b", "../a"];

    internal static IEnumerable<Breach> Of(JsonNode value, SchemaNode schema, string path) =>
        Own(value, schema, path).Concat(Inner(value, schema, path));

    private static IEnumerable<Breach> Inner(JsonNode value, SchemaNode schema, string path) => value switch
    {
        JsonArray list when schema.Items is { } items => list.SelectMany((item, i) => Of(item!, items, $"{path}[{i}]")),
        JsonObject map when schema.Values is { } values => map.SelectMany(entry => Of(entry.Value!, values, $"{path}[{entry.Key}]")),
        JsonObject fields => schema.Properties
            .Where(property => fields.ContainsKey(property.Name))
            .SelectMany(property => Of(fields[property.Name]!, property.Node, $"{path}.{property.Name}")),
        _ => [],
    };

    private static IEnumerable<Breach> Own(JsonNode value, SchemaNode schema, string path)
    {
        // An object, or a list inside a list, is no value of any field of the spec that holds something else.
        yield return Put(path, "another type", value is JsonObject ? 1 : new JsonObject { ["a"] = new JsonObject() });
        foreach (var required in schema.Properties.Where(property => property.Required))
            yield return new($"{path}.{required.Name}", "left out", document => At(document, path).AsObject().Remove(required.Name));
        if (schema.Properties.Count > 0)
            yield return new(path, "unknown field", document => At(document, path)["unheardOf"] = 1);
        if (schema.Enum.Count > 0)
            yield return Put(path, "unknown name", "Unheard");
        if (schema.Range is { } range)
        {
            yield return Put(path, "below the range", range.Minimum - 1);
            yield return Put(path, "above the range", range.Maximum + 1);
        }

        if (schema.Pattern is { } pattern)
        {
            foreach (var text in Odd.Where(text => !Regex.IsMatch(text, pattern.Replace("$", "\\z", StringComparison.Ordinal)) || text.Length < schema.Length?.Minimum))
                yield return Put(path, $"{text} against the pattern", text);
        }

        if (schema is { Length: { } length, Duration: null, Type: not null } && value is JsonValue)
            yield return Put(path, "too long", value.GetValue<string>() + new string('a', length.Maximum + 1));
        if (schema.Duration is { } duration)
        {
            yield return Put(path, "too long a time", duration.Maximum[..^1] + "1" + duration.Maximum[^1]);
            if (duration.Minimum != "0s")
                yield return Put(path, "no time", "0s");
        }

        if (schema.Count is { } count)
            yield return new(path, "too many", document => Fill(At(document, path), count.Maximum + 1));
        if (schema.Count is { Minimum: > 0 })
            yield return Put(path, "none", value is JsonArray ? new JsonArray() : new JsonObject());
        if (value is JsonArray { Count: > 0 } && !schema.IsAtomic)
            yield return new(path, "one twice", document => At(document, path).AsArray().Add(At(document, path)[0]!.DeepClone()));
    }

    private static Breach Put(string path, string what, JsonNode value) =>
        new(path, what, document => At(document, path).ReplaceWith(value.DeepClone()));

    private static void Fill(JsonNode list, int count)
    {
        if (list is JsonArray array)
        {
            while (array.Count < count)
                array.Add(array[0]!.DeepClone());
        }
        else
        {
            var value = list.AsObject().First().Value!;
            for (var status = 400; list.AsObject().Count < count; status++)
                list[$"{status}"] = value.DeepClone();
        }
    }

    private static JsonNode At(JsonNode document, string path) =>
        Step().Matches(path).Aggregate(document, (node, step) => node is JsonArray ? node[int.Parse(step.Value)]! : node[step.Value]!);

    [GeneratedRegex(@"(?<=\[)[^\]]+|[^.\[\]]+")]
    private static partial Regex Step();
}
