using System.Text;
using System.Text.Json;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Policy.Validation.Documents;

namespace CachePolicyOperator.Cli.Inputs;

/// <summary>An object of a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Document">Where its fields stand.</param>
/// <param name="Json">What it says.</param>
internal sealed record Manifest(SourceFile File, ManifestDocument Document, JsonElement Json)
{
    public bool IsPolicy => Is(ApiGroup.ApiVersion, nameof(CachePolicy));

    public bool IsGuardrail => Is(ApiGroup.ApiVersion, nameof(CacheGuardrail));

    public bool IsConfigMap => Is("v1", "ConfigMap");

    public bool IsNamespace => Is("v1", "Namespace");

    public string Name => Metadata("name");

    public string Namespace => Metadata("namespace");

    public IReadOnlyDictionary<string, string> Labels => Json.TryGetProperty("metadata", out var metadata)
        && metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("labels", out var labels) && labels.ValueKind == JsonValueKind.Object
            ? labels.EnumerateObject().Where(label => label.Value.ValueKind == JsonValueKind.String).ToDictionary(label => label.Name, label => label.Value.GetString()!)
            : [];

    /// <summary>Whether a document of this kind is looked at; most of what Helm prints is not.</summary>
    /// <remarks>Another version of our group counts, for the reader to say that it is not known.</remarks>
    public static bool Concerns(ManifestDocument document) => document.Kind switch
    {
        nameof(CachePolicy) or nameof(CacheGuardrail) => document.ApiVersion.StartsWith(ApiGroup.Name + "/", StringComparison.Ordinal),
        "ConfigMap" or "Namespace" => document.ApiVersion == "v1",
        _ => false,
    };

    /// <exception cref="YamlDotNet.Core.YamlException">It holds what JSON cannot.</exception>
    public static Manifest Of(SourceFile file, ManifestDocument document)
    {
        using var json = JsonDocument.Parse(Encoding.UTF8.GetBytes(document.ToJson()?.ToJsonString() ?? "{}"));
        return new(file, document, json.RootElement.Clone());
    }

    /// <summary>A policy is where kubectl would put it.</summary>
    public ReadPolicy ReadPolicy(string defaultNamespace)
    {
        var read = PolicyDocument.Parse(Json);
        if (read is ReadPolicy.Readable { Policy: var policy })
            policy.Metadata = policy.Metadata with { Namespace = Key(defaultNamespace).Namespace };
        return read;
    }

    /// <summary>Of what kubectl get prints; null where there is none, or none of this version.</summary>
    public CachePolicyStatus? ReadStatus()
    {
        try
        {
            return Json.TryGetProperty("status", out var status) ? status.Deserialize(EntitiesJsonContext.Default.CachePolicyStatus) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public NamespacedName Key(string defaultNamespace) => new(Namespace.Length == 0 ? defaultNamespace : Namespace, Name);

    private bool Is(string apiVersion, string kind) =>
        Document.Kind == kind && (Document.ApiVersion == apiVersion || apiVersion == ApiGroup.ApiVersion);

    private string Metadata(string name) =>
        Json.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
        && metadata.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}
