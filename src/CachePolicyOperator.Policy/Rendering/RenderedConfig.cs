namespace CachePolicyOperator.Policy.Rendering;

/// <summary>A proxy's configuration as it goes into an immutable ConfigMap.</summary>
public sealed record RenderedConfig
{
    /// <summary>File name to content, in ordinal order of the names.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Hash of what the files say; the proxy answers with it on its status port.</summary>
    public required string Revision { get; init; }

    /// <summary>Part of every cache key, and of the revision.</summary>
    public required long CacheGeneration { get; init; }

    /// <summary>Where the proxy answers with its revision.</summary>
    public required int StatusPort { get; init; }

    /// <summary>Name of the ConfigMap: the policy's, cut if necessary, and the revision.</summary>
    public required string ConfigMapName { get; init; }
}
