using System.Text.Json;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Rollout.Drift;

/// <summary>Who took a workload off its revision, by the API server's own books.</summary>
/// <param name="Manager">The field manager, as in <c>kubectl-edit</c> or <c>argocd-controller</c>.</param>
/// <param name="Operation">Apply or Update.</param>
/// <param name="Time">When it changed the workload last.</param>
public sealed record DriftCulprit(string Manager, string Operation, DateTimeOffset? Time)
{
    private static readonly string[] Ours = [$"f:{Marks.Revision}", $$"""k:{"name":"{{Marks.Volume}}"}"""];

    /// <summary>
    /// The manager that has our fields now, else the last that changed the pod template since the operator did. Null where the
    /// books tell nobody: they hold who set a field, and not who removed one.
    /// </summary>
    /// <param name="entries">The live workload's managedFields, before it is put back: putting it back takes the fields over.</param>
    public static DriftCulprit? Of(IReadOnlyList<ManagedFieldsEntry> entries)
    {
        var since = entries.Where(IsOwn).Max(entry => entry.Time);
        var others = entries.Where(entry => !IsOwn(entry) && Find(entry.FieldsV1, "f:spec", "f:template") is not null).ToList();
        var culprit = Last(others.Where(entry => HasOurs(entry.FieldsV1))) ?? Last(others.Where(entry => since is null || entry.Time >= since));
        return culprit is null ? null : new(culprit.Manager, culprit.Operation, culprit.Time);
    }

    /// <summary>For messages.</summary>
    public static string Describe(DriftCulprit? culprit) => culprit is null
        ? "somebody whom its managedFields do not tell"
        : $"{culprit.Manager} ({culprit.Operation}{(culprit.Time is { } time ? $", {time:HH:mm:ss} UTC" : "")})";

    private static ManagedFieldsEntry? Last(IEnumerable<ManagedFieldsEntry> entries) => entries.MaxBy(entry => entry.Time ?? DateTimeOffset.MinValue);

    /// <summary>The operator has a second name while it holds a canary.</summary>
    private static bool IsOwn(ManagedFieldsEntry entry) => entry.Manager.StartsWith(Marks.FieldManager, StringComparison.Ordinal);

    private static bool HasOurs(JsonElement fields) =>
        fields.ValueKind == JsonValueKind.Object && fields.EnumerateObject().Any(field => Ours.Contains(field.Name) || HasOurs(field.Value));

    private static JsonElement? Find(JsonElement fields, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (fields.ValueKind != JsonValueKind.Object || !fields.TryGetProperty(name, out fields))
                return null;
        }

        return fields;
    }
}
