using System.Text.Json;
using System.Text.Unicode;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Documents;

/// <summary>Reads one kind from JSON that nobody has checked.</summary>
/// <remarks>Guarantees: no exception for any input; whatever is wrong is a violation with the path of its field.</remarks>
/// <typeparam name="TRead">What becomes of a document.</typeparam>
/// <param name="kind">The kind.</param>
/// <param name="readable">Makes the kind's object of a document and of its spec; the spec is to be read by <see cref="StrictJson"/>.</param>
/// <param name="refused">What becomes of a document that cannot be read.</param>
internal sealed class DocumentReader<TRead>(
    DocumentKind kind,
    Func<JsonElement, JsonElement, TRead> readable,
    Func<IReadOnlyList<PolicyViolation>, TRead> refused)
{
    internal TRead Parse(ReadOnlyMemory<byte> json)
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

    internal TRead Parse(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object)
            return Refuse($"the document is not an object; a {kind.Name} begins with apiVersion and kind");
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

    private TRead Read(JsonElement document)
    {
        var violations = Identity(document).Concat(ValueCheck.Of(document, kind)).ToList();
        if (violations.Count > 0)
            return refused(violations);
        try
        {
            return readable(document, document.GetProperty("spec"));
        }
        catch (JsonException e)
        {
            return refused([ReadProblem.Of(e, document, kind)]);
        }
    }

    private IEnumerable<PolicyViolation> Identity(JsonElement document)
    {
        if (Text(document, "apiVersion") is var version && version != ApiGroup.ApiVersion)
            yield return kind.Unreadable("apiVersion", $"{Quoted.Text(version)} is not an API version of this kind; write {ApiGroup.ApiVersion}");
        if (Text(document, "kind") is var name && name != kind.Name)
            yield return kind.Unreadable("kind", $"{Quoted.Text(name)} is another kind; write {kind.Name}");
        if (!document.TryGetProperty("spec", out var spec) || spec.ValueKind != JsonValueKind.Object)
            yield return kind.Unreadable("spec", $"the spec is missing; it says {kind.SpecSays}");
    }

    private static string Text(JsonElement document, string name) =>
        document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>Refuses the document as a whole.</summary>
    private TRead Refuse(string message) => refused([kind.Unreadable("", message)]);
}
