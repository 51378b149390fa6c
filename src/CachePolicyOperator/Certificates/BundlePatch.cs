using System.Buffers;
using System.Text.Json;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Certificates;

/// <summary>The caBundle of every webhook as a JSON patch, onto exactly the version that was read.</summary>
/// <remarks>
/// Not server-side apply: an applier owns the list items that it names, and the API server then refuses an owner who takes a webhook
/// out of its manifest by server-side apply ("webhooks[0].sideEffects: Required value", seen on 1.20), as Helm 4 does.
/// </remarks>
internal static class BundlePatch
{
    private const string FieldManager = Marks.FieldManager + "-certificates";

    public static Patch Create(ValidatingWebhookConfiguration configuration, TrustBundle bundle)
    {
        var pem = bundle.ToPem();
        var buffer = new ArrayBufferWriter<byte>(2048);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartArray();

        // A replica that knows an older bundle must not undo what another has written since: 409 Conflict.
        StartAdd(json, "/metadata/resourceVersion");
        json.WriteString("value", configuration.Metadata.ResourceVersion);
        json.WriteEndObject();
        for (var i = 0; i < configuration.Webhooks?.Count; i++)
        {
            StartAdd(json, $"/webhooks/{i}/clientConfig/caBundle");
            json.WriteBase64String("value", pem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        return new Patch.Json(buffer.WrittenMemory, FieldManager);
    }

    /// <summary>Sets a member, whether it is there or not (RFC 6902 section 4.1).</summary>
    private static void StartAdd(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject();
        json.WriteString("op", "add");
        json.WriteString("path", path);
    }
}
