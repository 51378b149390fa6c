using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Reporting;

/// <summary>An object's status as server-side apply, so that fields that are no longer said disappear.</summary>
internal static class StatusPatch
{
    /// <summary>A manager of its own: applying the status must not give up other fields.</summary>
    private const string FieldManager = Marks.FieldManager + "-status";

    public static Patch Create<TStatus>(IKubernetesObject owner, TStatus status, JsonTypeInfo<TStatus> type)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("apiVersion", owner.ApiVersion);
        json.WriteString("kind", owner.Kind);
        json.WriteStartObject("metadata");
        json.WriteString("name", owner.Metadata.Name);
        if (owner.Metadata.Namespace is { } @namespace)
            json.WriteString("namespace", @namespace);

        // An object that was deleted and created again under the same name must not get its predecessor's status.
        json.WriteString("uid", owner.Metadata.Uid);
        json.WriteEndObject();
        json.WritePropertyName("status");
        JsonSerializer.Serialize(json, status, type);
        json.WriteEndObject();
        json.Flush();
        return new Patch.Apply(buffer.WrittenMemory, FieldManager) { Subresource = "status" };
    }
}
