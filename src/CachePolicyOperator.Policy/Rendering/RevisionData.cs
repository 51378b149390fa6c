using System.Text.Json;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Rendering;

/// <summary>A rendering as a ConfigMap's data, and back.</summary>
public static class RevisionData
{
    /// <summary>The files, and the spec under <see cref="RenderedConfig.SpecKey"/>.</summary>
    public static IReadOnlyDictionary<string, string> Of(RenderedConfig config)
    {
        if (config.Spec is not { } spec)
            return config.Files;

        var text = JsonSerializer.Serialize(spec, EntitiesJsonContext.Default.CachePolicySpec);
        return new SortedDictionary<string, string>(config.Files.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) { [RenderedConfig.SpecKey] = text };
    }

    /// <summary>What <see cref="Of"/> gave, its files byte for byte.</summary>
    /// <returns>Null where the spec cannot be read, or the files are not those that their seal names.</returns>
    public static RenderedConfig? Read(string policy, IReadOnlyDictionary<string, string> data)
    {
        if (ReadSpec(data) is not { } spec)
            return null;

        var files = data.Where(item => item.Key != RenderedConfig.SpecKey).ToDictionary(StringComparer.Ordinal);
        var sealFile = ISealFile.Of(spec.Engine);
        if (!files.TryGetValue(sealFile.Name, out var text) || sealFile.Read(text) is not { } seal)
            return null;

        var config = RevisionSeal.Seal(spec.Engine, policy, files, seal.CacheGeneration, spec.Listen.StatusPort);
        return config.Revision == seal.Revision
            ? config with { Spec = spec, Files = new SortedDictionary<string, string>(files, StringComparer.Ordinal) }
            : null;
    }

    /// <summary>The spec that a ConfigMap's data holds; null where it holds none, or one that this version cannot read.</summary>
    public static CachePolicySpec? ReadSpec(IReadOnlyDictionary<string, string> data)
    {
        if (!data.TryGetValue(RenderedConfig.SpecKey, out var text))
            return null;
        try
        {
            return JsonSerializer.Deserialize(text, EntitiesJsonContext.Default.CachePolicySpec);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
