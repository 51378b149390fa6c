using System.Buffers;
using System.Text.Json;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Reporting;

/// <summary>A policy's status as server-side apply, so that fields that are no longer said disappear.</summary>
internal static class StatusPatch
{
    /// <summary>A manager of its own: applying the status must not give up other fields.</summary>
    private const string FieldManager = Marks.FieldManager + "-status";

    public static Patch Create(CachePolicy policy, CachePolicyStatus status)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("apiVersion", ApiGroup.ApiVersion);
        json.WriteString("kind", "CachePolicy");
        json.WriteStartObject("metadata");
        json.WriteString("name", policy.Metadata.Name);
        json.WriteString("namespace", policy.Metadata.Namespace);

        // A policy that was deleted and created again under the same name must not get its predecessor's status.
        json.WriteString("uid", policy.Metadata.Uid);
        json.WriteEndObject();
        json.WritePropertyName("status");
        JsonSerializer.Serialize(json, status, EntitiesJsonContext.Default.CachePolicyStatus);
        json.WriteEndObject();
        json.Flush();
        return new Patch.Apply(buffer.WrittenMemory, FieldManager) { Subresource = "status" };
    }
}
