using System.Text;

namespace CachePolicyOperator.Policy.Rendering;

/// <summary>A proxy's configuration as it goes into an immutable ConfigMap.</summary>
public sealed record RenderedConfig
{
    // The API server refuses a ConfigMap of more than 1 MiB; the rest is for its metadata.
    private const int LargestContent = (1 << 20) - (16 << 10);

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

    /// <summary>Whether an API server stores it. A policy with many long paths for many hosts can be too large.</summary>
    public bool FitsConfigMap => Files.Sum(file => Encoding.UTF8.GetByteCount(file.Key) + Encoding.UTF8.GetByteCount(file.Value)) <= LargestContent;
}
