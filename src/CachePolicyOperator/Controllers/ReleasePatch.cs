using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Rollout.Holding;

namespace CachePolicyOperator.Controllers;

/// <summary>
/// Gives a held workload its own strategy back. A merge patch under a name of its own: with server-side apply the fields would be
/// reset to the API's defaults, not to what was there before, as soon as the operator no longer names them.
/// </summary>
internal static class ReleasePatch
{
    public static Patch Create(WorkloadKind kind, HeldStrategy held)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartObject("metadata");
        json.WriteStartObject("annotations");
        json.WriteNull(Marks.Held);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("spec");
        if (kind == WorkloadKind.Deployment)
        {
            WriteNumber(json, "minReadySeconds", held.Was.MinReadySeconds);
            WriteNumber(json, "progressDeadlineSeconds", held.Was.ProgressDeadlineSeconds);
        }

        WriteStrategy(json, kind, held.Was.Strategy);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return new Patch.Merge(buffer.WrittenMemory, Marks.HoldManager);
    }

    /// <summary>What the hold sets is named one by one: a field that was not there goes, and one that it does not touch stays as it is.</summary>
    private static void WriteStrategy(Utf8JsonWriter json, WorkloadKind kind, UpdateStrategy? was)
    {
        json.WriteStartObject(kind == WorkloadKind.Deployment ? "strategy" : "updateStrategy");
        json.WriteString("type", was?.Type ?? "RollingUpdate");
        json.WriteStartObject("rollingUpdate");
        switch (kind)
        {
            case WorkloadKind.Deployment:
                WriteIntOrString(json, "maxSurge", was?.RollingUpdate?.MaxSurge);
                WriteIntOrString(json, "maxUnavailable", was?.RollingUpdate?.MaxUnavailable);
                break;
            case WorkloadKind.StatefulSet:
                WriteNumber(json, "partition", was?.RollingUpdate?.Partition);
                break;
            default:
                WriteIntOrString(json, "maxUnavailable", was?.RollingUpdate?.MaxUnavailable);
                if (was?.RollingUpdate?.MaxSurge is { } surge)
                    WriteIntOrString(json, "maxSurge", surge);
                break;
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    private static void WriteIntOrString(Utf8JsonWriter json, string name, string? value)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            json.WriteNumber(name, number);
        else
            json.WriteString(name, value);
    }
}
