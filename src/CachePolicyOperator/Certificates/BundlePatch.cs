using System.Buffers;
using System.Text.Json;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Certificates;

/// <summary>The caBundle of every webhook as server-side apply, which owns nothing else of the configuration.</summary>
internal static class BundlePatch
{
    /// <summary>A manager of its own: applying the bundle must not give up other fields.</summary>
    private const string FieldManager = Marks.FieldManager + "-certificates";

    public static Patch Create(ValidatingWebhookConfiguration configuration, TrustBundle bundle)
    {
        var pem = bundle.ToPem();
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("apiVersion", configuration.ApiVersion);
        json.WriteString("kind", configuration.Kind);
        json.WriteStartObject("metadata");
        json.WriteString("name", configuration.Metadata.Name);

        // Only onto what was read: a replica that knows an older bundle must not undo what another has written since.
        json.WriteString("resourceVersion", configuration.Metadata.ResourceVersion);
        json.WriteEndObject();
        json.WriteStartArray("webhooks");
        foreach (var webhook in configuration.Webhooks ?? [])
        {
            json.WriteStartObject();
            json.WriteString("name", webhook.Name);
            json.WriteStartObject("clientConfig");
            json.WriteBase64String("caBundle", pem);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return new Patch.Apply(buffer.WrittenMemory, FieldManager);
    }
}
