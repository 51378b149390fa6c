using System.Collections.Frozen;
using System.Text.Json;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Documents;

/// <summary>Reads a CachePolicy from JSON that nobody has checked: from a file, an admission review, a pull request.</summary>
/// <remarks>Guarantees: no exception for any input; whatever is wrong is a violation with the path of its field.</remarks>
public static class PolicyDocument
{
    private static readonly DocumentKind Kind = new(nameof(CachePolicy), "cpol", "API-001", "TTL-002", "which workload, which origin and which rules")
    {
        Enumerated = new Dictionary<string, string[]>
        {
            ["kind"] = Enum.GetNames<WorkloadKind>(),
            ["engine"] = Enum.GetNames<Engine>(),
            ["scheme"] = Enum.GetNames<OriginScheme>(),
            ["cache"] = Enum.GetNames<CacheMode>(),
            ["contentClass"] = Enum.GetNames<ContentClass>(),
            ["mode"] = Enum.GetNames<TtlMode>(),
            ["class"] = Enum.GetNames<ProbeClass>(),
            ["operator"] = Enum.GetNames<ThresholdOperator>(),
            ["authorization"] = Enum.GetNames<AuthorizationMode>(),
            ["methods"] = [.. Enum.GetNames<HttpRequestMethod>().Select(name => name.ToUpperInvariant())],
        }.ToFrozenDictionary(StringComparer.Ordinal),
        Durations =
        [
            "connectTimeout", "readTimeout", "edge", "default", "max", "client", "negative", "whileRevalidate", "ifError", "timeout", "inactive",
            "progressDeadline", "maxAge", "maxTimeToFirstByte",
        ],
        Maps = ["negative"],
    };

    private static readonly DocumentReader<ReadPolicy> Reader = new(
        Kind,
        (document, spec) => new ReadPolicy.Readable(
            new() { Metadata = MetadataOf(document), Spec = spec.Deserialize(StrictJson.Context.CachePolicySpec)! }),
        violations => new ReadPolicy.Refused(violations));

    public static ReadPolicy Parse(ReadOnlyMemory<byte> json) => Reader.Parse(json);

    /// <summary>A status says nothing about what is asked for, and the spec is read strictly: the rest of the document is its metadata.</summary>
    private static ObjectMeta MetadataOf(JsonElement document)
    {
        if (!document.TryGetProperty("metadata", out var metadata))
            return new();
        try
        {
            return metadata.Deserialize(EntitiesJsonContext.Default.ObjectMeta) ?? new();
        }
        catch (JsonException e)
        {
            throw new JsonException(e.Message, $"$.metadata{e.Path?[1..]}", e.LineNumber, e.BytePositionInLine, e);
        }
    }

    /// <param name="document">An element of a document that was parsed from valid UTF-8.</param>
    public static ReadPolicy Parse(JsonElement document) => Reader.Parse(document);
}
