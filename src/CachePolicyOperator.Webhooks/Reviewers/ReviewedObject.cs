using System.Text.Json;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Webhooks.Reviewers;

/// <summary>What reviewers read of an object without knowing its kind. Whatever is missing or of another type counts as absent.</summary>
internal readonly struct ReviewedObject(JsonElement element)
{
    private const string OwnPrefix = ApiGroup.Name + "/";

    public bool IsBeingDeleted => Member("metadata", "deletionTimestamp") is { ValueKind: JsonValueKind.String };

    public string? Label(string name) => Text(Member("metadata", "labels"), name);

    public IReadOnlyDictionary<string, string> Labels => Member("metadata", "labels") is { ValueKind: JsonValueKind.Object } labels
        ? labels.EnumerateObject().Where(label => label.Value.ValueKind == JsonValueKind.String).ToDictionary(label => label.Name, label => label.Value.GetString()!)
        : new Dictionary<string, string>();

    public string? Annotation(string name) => Text(Member("metadata", "annotations"), name);

    /// <summary>Whether two versions of an object have the same in a place. Absent, null and empty are the same, as Go writes them.</summary>
    public static bool Same(ReviewedObject one, ReviewedObject other, params ReadOnlySpan<string> path) => Same(one.Member(path), other.Member(path));

    /// <summary>Whether the labels or annotations that mean something to the operator are the same in two versions of an object.</summary>
    public static bool SameMarks(ReviewedObject one, ReviewedObject other, string map) =>
        one.OwnMarks(map).SequenceEqual(other.OwnMarks(map), StringComparer.Ordinal);

    private static bool Same(JsonElement? one, JsonElement? other) => (one, other) switch
    {
        ({ } left, { } right) => JsonElement.DeepEquals(left, right),
        (null, null) => true,
        _ => false,
    };

    public JsonElement? Member(params ReadOnlySpan<string> path)
    {
        var found = element;
        foreach (var name in path)
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
                return null;
        }

        return found.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Object when found.GetPropertyCount() == 0 => null,
            JsonValueKind.Array when found.GetArrayLength() == 0 => null,
            _ => found,
        };
    }

    /// <summary>The emergency annotation only says that something else may change.</summary>
    private IEnumerable<string> OwnMarks(string map) => Member("metadata", map) is { ValueKind: JsonValueKind.Object } marks
        ? marks.EnumerateObject()
            .Where(mark => mark.Name.StartsWith(OwnPrefix, StringComparison.Ordinal) && mark.Name != Marks.EmergencyEdit)
            .Select(mark => $"{mark.Name}={mark.Value}")
            .Order(StringComparer.Ordinal)
        : [];

    private static string? Text(JsonElement? map, string name) =>
        map is { ValueKind: JsonValueKind.Object } && map.Value.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
