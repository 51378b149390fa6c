using System.Buffers;
using System.Text.Json;
using CachePolicyOperator.Abstractions.Client;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>meta/v1 DeleteOptions on the wire.</summary>
internal static class DeletionBody
{
    public static ReadOnlyMemory<byte>? Of(DeleteOptions options)
    {
        if (options == DeleteOptions.Default)
            return null;
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("apiVersion", "v1");
        json.WriteString("kind", "DeleteOptions");
        if (options.PropagationPolicy is { } policy)
            json.WriteString("propagationPolicy", policy);
        if (options.Uid is not null || options.ResourceVersion is not null)
        {
            json.WriteStartObject("preconditions");
            if (options.Uid is { } uid)
                json.WriteString("uid", uid);
            if (options.ResourceVersion is { } version)
                json.WriteString("resourceVersion", version);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
