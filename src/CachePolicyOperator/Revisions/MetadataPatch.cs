using System.Buffers;
using System.Text.Json;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Revisions;

/// <summary>
/// Sets labels and owners of an existing ConfigMap. A merge patch replaces the whole list of owners: server-side apply would
/// keep a controller reference of an earlier policy of the same name beside the new one, which the API server refuses.
/// </summary>
internal static class MetadataPatch
{
    public static Patch Create(IReadOnlyDictionary<string, string> labels, IReadOnlyList<OwnerReference> owners)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartObject("metadata");
        json.WriteStartObject("labels");
        foreach (var (name, value) in labels)
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteStartArray("ownerReferences");
        foreach (var owner in owners)
            Write(json, owner);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return new Patch.Merge(buffer.WrittenMemory, Marks.FieldManager);
    }

    private static void Write(Utf8JsonWriter json, OwnerReference owner)
    {
        json.WriteStartObject();
        json.WriteString("apiVersion", owner.ApiVersion);
        json.WriteString("kind", owner.Kind);
        json.WriteString("name", owner.Name);
        json.WriteString("uid", owner.Uid);
        if (owner.Controller is { } controller)
            json.WriteBoolean("controller", controller);
        json.WriteEndObject();
    }
}
