using System.Buffers;
using System.Text.Json;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Controllers;

/// <summary>
/// Takes the operator off the list of those who set a workload's strategy: it gave back what was there before. Whoever applies the
/// workload without force would otherwise meet a conflict.
/// </summary>
internal static class OwnershipPatch
{
    /// <summary>Null where it is not on the list. The entry is tested, because the list may have changed since it was read.</summary>
    public static Patch? GivingUp(IReadOnlyList<ManagedFieldsEntry> owners)
    {
        var index = owners.Select((owner, i) => owner.Manager == Marks.HoldManager ? i : -1).Max(i => (int?)i) ?? -1;
        if (index < 0)
            return null;

        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("op", "test");
        json.WriteString("path", $"/metadata/managedFields/{index}/manager");
        json.WriteString("value", Marks.HoldManager);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("op", "remove");
        json.WriteString("path", $"/metadata/managedFields/{index}");
        json.WriteEndObject();
        json.WriteEndArray();
        json.Flush();
        return new Patch.Json(buffer.WrittenMemory, Marks.HoldManager);
    }
}
