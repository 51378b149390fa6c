using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation.Rules;

namespace CachePolicyOperator.Policy.Validation.Documents;

/// <summary>Reads a CachePolicy from JSON that nobody has checked: from a file, an admission review, a pull request.</summary>
/// <remarks>Guarantees: no exception for any input; whatever is wrong is a violation with the path of its field.</remarks>
public static class PolicyDocument
{
    /// <summary>Refuses unknown fields, which an API server may have dropped without a word.</summary>
    private static readonly EntitiesJsonContext Strict = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });

    public static ReadPolicy Parse(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
            return Refuse("the document is not valid UTF-8");
        try
        {
            using var document = JsonDocument.Parse(json);
            return Parse(document.RootElement);
        }
        catch (JsonException e)
        {
            return Refuse($"the document is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
    }

    /// <param name="document">An element of a document that was parsed from valid UTF-8.</param>
    public static ReadPolicy Parse(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object)
            return Refuse("the document is not an object; a CachePolicy begins with apiVersion and kind");
        try
        {
            return Read(document);
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for an escape such as \ud800, half of a character, and for nothing else here.
            return Refuse("the document holds a \\u escape that is half of a character; remove it");
        }
    }

    private static ReadPolicy Read(JsonElement document)
    {
        var violations = Identity(document).Concat(ValueCheck.Of(document)).ToList();
        if (violations.Count > 0)
            return new ReadPolicy.Refused(violations);
        try
        {
            var policy = document.Deserialize(EntitiesJsonContext.Default.CachePolicy)!;
            return new ReadPolicy.Readable(policy with { Spec = document.GetProperty("spec").Deserialize(Strict.CachePolicySpec)! });
        }
        catch (JsonException e)
        {
            return new ReadPolicy.Refused([ReadProblem.Of(e, document)]);
        }
    }

    private static IEnumerable<PolicyViolation> Identity(JsonElement document)
    {
        if (Text(document, "apiVersion") is var version && version != ApiGroup.ApiVersion)
            yield return new("apiVersion", DocumentIsReadable.Rule.Id, $"{Quoted.Text(version)} is not an API version of this kind; write {ApiGroup.ApiVersion}");
        if (Text(document, "kind") is var kind && kind != nameof(CachePolicy))
            yield return new("kind", DocumentIsReadable.Rule.Id, $"{Quoted.Text(kind)} is another kind; write {nameof(CachePolicy)}");
        if (!document.TryGetProperty("spec", out var spec) || spec.ValueKind != JsonValueKind.Object)
            yield return new("spec", DocumentIsReadable.Rule.Id, "the spec is missing; it says which workload, which origin and which rules");
    }

    private static string Text(JsonElement document, string name) =>
        document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>Refuses the document as a whole.</summary>
    private static ReadPolicy.Refused Refuse(string message) => new([new("", DocumentIsReadable.Rule.Id, message)]);
}
