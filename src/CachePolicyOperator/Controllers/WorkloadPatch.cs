using System.Buffers;
using System.Text.Json;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout;

namespace CachePolicyOperator.Controllers;

/// <summary>
/// The only fields of a workload that the operator owns: one pod-template annotation, one volume and one mount. Everything
/// else stays with whoever applies the workload, so that GitOps tools see no difference of theirs.
/// </summary>
internal static class WorkloadPatch
{
    public static ReadOnlyMemory<byte> Create(TargetRef target, string @namespace, string container, WantedRevision wanted)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("apiVersion", target.ApiVersion);
        json.WriteString("kind", target.Kind.ToString());
        json.WriteStartObject("metadata");
        json.WriteString("name", target.Name);
        json.WriteString("namespace", @namespace);
        json.WriteEndObject();
        json.WriteStartObject("spec");
        json.WriteStartObject("template");
        WriteAnnotation(json, wanted);
        json.WriteStartObject("spec");
        WriteVolume(json, wanted);
        WriteMount(json, container, wanted);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteAnnotation(Utf8JsonWriter json, WantedRevision wanted)
    {
        json.WriteStartObject("metadata");
        json.WriteStartObject("annotations");
        json.WriteString(Marks.Revision, wanted.Revision);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteVolume(Utf8JsonWriter json, WantedRevision wanted)
    {
        json.WriteStartArray("volumes");
        json.WriteStartObject();
        json.WriteString("name", Marks.Volume);
        json.WriteStartObject("configMap");
        json.WriteString("name", wanted.ConfigMap);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteMount(Utf8JsonWriter json, string container, WantedRevision wanted)
    {
        json.WriteStartArray("containers");
        json.WriteStartObject();
        json.WriteString("name", container);
        json.WriteStartArray("volumeMounts");
        json.WriteStartObject();
        json.WriteString("name", Marks.Volume);
        json.WriteString("mountPath", wanted.MountPath);
        json.WriteBoolean("readOnly", true);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
