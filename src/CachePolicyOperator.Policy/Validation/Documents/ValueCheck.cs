using System.Text.Json;
using CachePolicyOperator.Policy.Validation.Rules;

namespace CachePolicyOperator.Policy.Validation.Documents;

/// <summary>Finds all values that cannot be read and whose meaning is clear enough to explain, before reading stops at the first.</summary>
internal static class ValueCheck
{
    private static readonly string UnitRule = new DurationsHaveUnits().Description.Id;

    internal static IEnumerable<PolicyViolation> Of(JsonElement document) =>
        document.TryGetProperty("spec", out var spec) ? Walk(spec, "spec", "") : [];

    /// <param name="value">The value to judge.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="field">The name of the field that holds it, directly or as an item.</param>
    private static IEnumerable<PolicyViolation> Walk(JsonElement value, string path, string field)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return value.EnumerateObject().SelectMany(member => FieldNames.Durations.Contains(field)
                    ? Walk(member.Value, $"{path}[{member.Name}]", field)
                    : Walk(member.Value, $"{path}.{member.Name}", member.Name));
            case JsonValueKind.Array:
                return value.EnumerateArray().SelectMany((item, i) => item.ValueKind == JsonValueKind.Null
                    ? [Unreadable($"{path}[{i}]", "the item is null; remove it or write a value")]
                    : Walk(item, $"{path}[{i}]", field));
            case JsonValueKind.Number when FieldNames.Durations.Contains(field):
                return [new(path, UnitRule, $"{value.GetRawText()} has no unit; write \"{value.GetRawText()}s\" for seconds, or use m, h or d")];
            case JsonValueKind.Null when path.EndsWith(']'):
                return [Unreadable(path, "the value is null; remove it or write one")];
            case JsonValueKind.String or JsonValueKind.Number when FieldNames.Enumerated.TryGetValue(field, out var names):
                var text = value.ToString();
                return names.Contains(text, StringComparer.Ordinal) && value.ValueKind == JsonValueKind.String
                    ? []
                    : [Unreadable(path, $"{Quoted.Text(text)} is not known{Nearest(text, names)}; write {Listed(names)}")];
            default:
                return [];
        }
    }

    private static PolicyViolation Unreadable(string path, string message) => new(path, DocumentIsReadable.Rule.Id, message);

    private static string Nearest(string text, string[] names) =>
        names.Contains(text, StringComparer.OrdinalIgnoreCase) ? " (upper and lower case matter)" : "";

    private static string Listed(string[] names) =>
        names.Length == 1 ? names[0] : $"one of {string.Join(", ", names)}";
}
