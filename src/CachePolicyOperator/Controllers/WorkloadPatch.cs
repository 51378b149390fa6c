using System.Buffers;
using System.Text.Json;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout;
using CachePolicyOperator.Policy.Rollout.Holding;

namespace CachePolicyOperator.Controllers;

/// <summary>
/// The only fields of a workload that the operator owns: one pod-template annotation, one volume and one mount. Everything
/// else stays with whoever applies the workload, so that GitOps tools see no difference of theirs. For the time of a canary it
/// borrows the fields that make the workload stop by itself, in the same patch: there is no moment in which it would go on.
/// </summary>
internal static class WorkloadPatch
{
    public static ReadOnlyMemory<byte> Create(TargetRef target, string @namespace, string container, WantedRevision wanted, HeldStrategy? hold)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("apiVersion", target.ApiVersion);
        json.WriteString("kind", target.Kind.ToString());
        WriteMetadata(json, target, @namespace, hold);
        json.WriteStartObject("spec");
        if (hold is not null)
            WriteHold(json, target.Kind, hold);
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

    private static void WriteMetadata(Utf8JsonWriter json, TargetRef target, string @namespace, HeldStrategy? hold)
    {
        json.WriteStartObject("metadata");
        json.WriteString("name", target.Name);
        json.WriteString("namespace", @namespace);
        if (hold is not null)
        {
            json.WriteStartObject("annotations");
            json.WriteString(Marks.Held, hold.ToString());
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteHold(Utf8JsonWriter json, WorkloadKind kind, HeldStrategy hold)
    {
        switch (kind)
        {
            case WorkloadKind.Deployment:
                json.WriteNumber("minReadySeconds", StrategyHold.MinReadySeconds);
                json.WriteNumber("progressDeadlineSeconds", StrategyHold.ProgressDeadlineSeconds);
                json.WriteStartObject("strategy");
                json.WriteString("type", "RollingUpdate");
                json.WriteStartObject("rollingUpdate");
                json.WriteNumber("maxSurge", hold.Pods);
                json.WriteNumber("maxUnavailable", 0);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            case WorkloadKind.StatefulSet:
                json.WriteStartObject("updateStrategy");
                json.WriteString("type", "RollingUpdate");
                json.WriteStartObject("rollingUpdate");
                json.WriteNumber("partition", hold.Partition ?? 0);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            default:
                json.WriteStartObject("updateStrategy");
                json.WriteString("type", "OnDelete");
                json.WriteEndObject();
                break;
        }
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
