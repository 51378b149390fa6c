using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>Reads a review in one pass over its bytes: objects stay where they are, as elements of the same document.</summary>
/// <remarks>Guarantees: any bytes give a review or the problem with them; no exception, and no more nesting than the limit.</remarks>
internal static class AdmissionReviewReader
{
    /// <summary>Kubernetes' own objects stay below 20 levels. What reviewers do with an element may recurse, and has to end.</summary>
    public const int MaxDepth = 64;

    private const int LongestProblem = 200;
    private const string Kind = "AdmissionReview";
    private const string Group = "admission.k8s.io/";

    public static AdmissionReading Read(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
            return new AdmissionReading.Malformed("the body is not valid UTF-8");

        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(body, new() { MaxDepth = MaxDepth });
            if (HalfCharacters.In(body.Span, document.RootElement))
                throw new JsonException("the body holds a \\u escape that is half of a character");
            var review = Review(document);
            document = null;
            return review;
        }
        catch (JsonException e) when (e.LineNumber is not null && document is null)
        {
            return new AdmissionReading.Malformed($"the body is not valid JSON of at most {MaxDepth} levels at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
        catch (JsonException e)
        {
            return new AdmissionReading.Malformed(Printable.Line(e.Message, LongestProblem));
        }
        finally
        {
            document?.Dispose();
        }
    }

    private static AdmissionReading.Review Review(JsonDocument document)
    {
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new JsonException($"the body is no {Kind}");
        var (version, kind) = (Text(root, "apiVersion"), Text(root, "kind"));
        if (kind != Kind || !version.StartsWith(Group, StringComparison.Ordinal))
            throw new JsonException($"the body is {version}, {kind} and no {Kind} of {Group}v1");
        if (version[Group.Length..] is not ("v1" or "v1beta1"))
            throw new JsonException($"{version} is not a version that is spoken here; put v1 into admissionReviewVersions");
        if (Member(root, "request") is not { ValueKind: JsonValueKind.Object } request)
            throw new JsonException("request is missing");
        return new(version, Request(request), document);
    }

    private static AdmissionRequest Request(JsonElement request) => new()
    {
        Uid = Text(request, "uid") is { Length: > 0 } uid ? uid : throw new JsonException("request.uid is missing"),
        Kind = Part(request, "kind", AdmissionJsonContext.Default.GroupVersionKind) ?? new(),
        Resource = Part(request, "resource", AdmissionJsonContext.Default.GroupVersionResource) ?? new(),
        SubResource = Text(request, "subResource"),
        RequestKind = Part(request, "requestKind", AdmissionJsonContext.Default.GroupVersionKind),
        RequestResource = Part(request, "requestResource", AdmissionJsonContext.Default.GroupVersionResource),
        RequestSubResource = Text(request, "requestSubResource"),
        Name = Text(request, "name"),
        Namespace = Text(request, "namespace"),
        Operation = Operation(Text(request, "operation")),
        UserInfo = Part(request, "userInfo", AdmissionJsonContext.Default.UserInfo) ?? new(),
        Object = Whole(request, "object"),
        OldObject = Whole(request, "oldObject"),
        DryRun = Member(request, "dryRun") is { ValueKind: JsonValueKind.True },
        Options = Whole(request, "options"),
    };

    private static AdmissionOperation Operation(string text) => text switch
    {
        "CREATE" => AdmissionOperation.Create,
        "UPDATE" => AdmissionOperation.Update,
        "DELETE" => AdmissionOperation.Delete,
        "CONNECT" => AdmissionOperation.Connect,
        _ => throw new JsonException($"request.operation is {(text.Length == 0 ? "missing" : $"\"{text}\"")}; it is one of CREATE, UPDATE, DELETE, CONNECT"),
    };

    private static T? Part<T>(JsonElement request, string name, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return Member(request, name)?.Deserialize(type);
        }
        catch (JsonException)
        {
            throw new JsonException($"request.{name} cannot be read");
        }
    }

    private static JsonElement? Whole(JsonElement request, string name) => Member(request, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } element => element,
        _ => throw new JsonException($"request.{name} is no object"),
    };

    private static string Text(JsonElement parent, string name) => Member(parent, name) switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } element => element.GetString()!,
        _ => throw new JsonException($"{name} is no string"),
    };

    /// <summary>Absent and null are the same, as Go reads JSON.</summary>
    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
}
