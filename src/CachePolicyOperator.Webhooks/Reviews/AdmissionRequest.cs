using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>What the API server is asked to do (AdmissionRequest of admission.k8s.io/v1).</summary>
/// <remarks>
/// Assumption: <see cref="Object"/>, <see cref="OldObject"/> and <see cref="Options"/> lie in the document that the review was read
/// from, and die with it. A reviewer that wants to keep something copies it.
/// </remarks>
public sealed record AdmissionRequest
{
    /// <summary>Ties the answer to the question.</summary>
    public required string Uid { get; init; }

    /// <summary>The type of <see cref="Object"/>.</summary>
    public GroupVersionKind Kind { get; init; } = new();

    public GroupVersionResource Resource { get; init; } = new();

    /// <summary>"status", "scale" and the like; "" for the object itself.</summary>
    public string SubResource { get; init; } = "";

    /// <summary>The type that the client asked for, where the API server converted it to the one that the webhook is registered for.</summary>
    public GroupVersionKind? RequestKind { get; init; }

    public GroupVersionResource? RequestResource { get; init; }

    public string RequestSubResource { get; init; } = "";

    /// <summary>Empty while the API server has yet to make one from generateName.</summary>
    public string Name { get; init; } = "";

    /// <summary>Empty for cluster-scoped objects.</summary>
    public string Namespace { get; init; } = "";

    public required AdmissionOperation Operation { get; init; }

    public UserInfo UserInfo { get; init; } = new();

    /// <summary>The object as it would be stored; null when it is deleted.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The API's own name.")]
    public JsonElement? Object { get; init; }

    /// <summary>The object as it is stored; null when it is created.</summary>
    public JsonElement? OldObject { get; init; }

    /// <summary>Nothing will be stored. A reviewer writes nothing in either case, so it need not look.</summary>
    public bool DryRun { get; init; }

    /// <summary>CreateOptions, UpdateOptions or DeleteOptions.</summary>
    public JsonElement? Options { get; init; }
}
