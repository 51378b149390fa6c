using System.Globalization;
using System.Text.Json;

namespace CachePolicyOperator.Policy.Validation.Documents;

/// <summary>Finds all values that cannot be read and whose meaning is clear enough to explain, before reading stops at the first.</summary>
internal static class ValueCheck
{
    internal static IEnumerable<PolicyViolation> Of(JsonElement document, DocumentKind kind) =>
        document.TryGetProperty("spec", out var spec) ? Walk(spec, "spec", "", kind) : [];

    /// <param name="value">The value to judge.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="field">The name of the field that holds it, directly or as an item.</param>
    /// <param name="kind">The kind of the document.</param>
    private static IEnumerable<PolicyViolation> Walk(JsonElement value, string path, string field, DocumentKind kind)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return value.EnumerateObject().SelectMany(member => kind.Maps.Contains(field)
                    ? Walk(member.Value, $"{path}[{member.Name}]", field, kind)
                    : Walk(member.Value, $"{path}.{member.Name}", member.Name, kind));
            case JsonValueKind.Array:
                return value.EnumerateArray().SelectMany((item, i) => item.ValueKind == JsonValueKind.Null
                    ? [kind.Unreadable($"{path}[{i}]", "the item is null; remove it or write a value")]
                    : Walk(item, $"{path}[{i}]", field, kind));
            case JsonValueKind.Number when kind.Durations.Contains(field):
                return [new(path, kind.UnitRule, $"{value.GetRawText()} has no unit; write \"{value.GetRawText()}s\" for seconds, or use m, h or d")];
            case JsonValueKind.Null when path.EndsWith(']'):
                return [kind.Unreadable(path, "the value is null; remove it or write one")];
            case JsonValueKind.String or JsonValueKind.Number when kind.Enumerated.TryGetValue(field, out var names):
                return Name(value, path, names, kind);
            case JsonValueKind.String or JsonValueKind.Number when kind.Times.Contains(field) && !IsTime(value.ToString()):
                return [kind.Unreadable(path, $"{Quoted.Text(value.ToString())} is not a time; write it in UTC to the second, such as 2030-01-31T00:00:00Z")];
            default:
                return [];
        }
    }

    private static PolicyViolation[] Name(JsonElement value, string path, string[] names, DocumentKind kind)
    {
        var text = value.ToString();
        return names.Contains(text, StringComparer.Ordinal) && value.ValueKind == JsonValueKind.String
            ? []
            : [kind.Unreadable(path, $"{Quoted.Text(text)} is not known{Nearest(text, names)}; write {Listed(names)}")];
    }

    /// <summary>RFC 3339 in the one form that every reader understands alike: as the API server writes metadata.creationTimestamp.</summary>
    private static bool IsTime(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static string Nearest(string text, string[] names) =>
        names.Contains(text, StringComparer.OrdinalIgnoreCase) ? " (upper and lower case matter)" : "";

    private static string Listed(string[] names) =>
        names.Length == 1 ? names[0] : $"one of {string.Join(", ", names)}";
}
