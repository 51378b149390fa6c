using System.Text.Json;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;

/// <summary>A ConfigMap that says it was rendered for a policy. The label is what the operator finds its own by, so it is the mark.</summary>
internal readonly struct RenderedConfigMap
{
    private readonly ReviewedObject _object;

    private RenderedConfigMap(ReviewedObject reviewed, string label)
    {
        _object = reviewed;
        Policy = Owner(reviewed) ?? label;
    }

    /// <summary>Name of the policy; its hashed form where the owner is not named.</summary>
    public string Policy { get; }

    /// <summary>The reason why somebody edits it by hand; null without one.</summary>
    public string? Emergency => _object.Annotation(Marks.EmergencyEdit) is { } reason && !string.IsNullOrWhiteSpace(reason) ? reason.Trim() : null;

    public static RenderedConfigMap? Of(JsonElement? element) =>
        element is { } value && new ReviewedObject(value) is var reviewed && reviewed.Label(Marks.PolicyLabel) is { } label ? new(reviewed, label) : null;

    /// <summary>What the operator put there is the same in both. Labels and annotations of others may come and go.</summary>
    public static bool SameSubstance(RenderedConfigMap one, RenderedConfigMap other) =>
        ReviewedObject.Same(one._object, other._object, "data")
        && ReviewedObject.Same(one._object, other._object, "binaryData")
        && ReviewedObject.Same(one._object, other._object, "immutable")
        && ReviewedObject.Same(one._object, other._object, "metadata", "ownerReferences")
        && ReviewedObject.SameMarks(one._object, other._object, "labels")
        && ReviewedObject.SameMarks(one._object, other._object, "annotations");

    private static string? Owner(ReviewedObject reviewed)
    {
        if (reviewed.Member("metadata", "ownerReferences") is not { ValueKind: JsonValueKind.Array } owners)
            return null;
        foreach (var owner in owners.EnumerateArray().Select(owner => new ReviewedObject(owner)))
        {
            if (owner.Member("kind") is { ValueKind: JsonValueKind.String } kind && kind.ValueEquals(nameof(CachePolicy)))
                return owner.Member("name") is { ValueKind: JsonValueKind.String } name ? name.GetString() : null;
        }

        return null;
    }
}
