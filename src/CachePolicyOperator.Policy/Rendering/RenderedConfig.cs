using System.Text;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Rendering;

/// <summary>A proxy's configuration as it goes into an immutable ConfigMap.</summary>
public sealed record RenderedConfig
{
    /// <summary>Key of the spec in a ConfigMap's data. Engines read only files that end otherwise.</summary>
    public const string SpecKey = "cachepolicy.json";

    // The API server refuses a ConfigMap of more than 1 MiB; the rest is for its metadata.
    private const int LargestContent = (1 << 20) - (16 << 10);

    public required Engine Engine { get; init; }

    /// <summary>Name of the policy that it was rendered from.</summary>
    public required string Policy { get; init; }

    /// <summary>File name to content, in ordinal order of the names. One of them is the seal, which alone says revision and generation.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Hash of what the files say but for the seal: equal for policies that mean the same, in every cache generation.</summary>
    public required string Content { get; init; }

    /// <summary>Hash of content and cache generation; the proxy answers with it on its status port.</summary>
    public required string Revision { get; init; }

    /// <summary>Part of every cache key, and of the revision.</summary>
    public required long CacheGeneration { get; init; }

    /// <summary>Where the proxy answers with its revision.</summary>
    public required int StatusPort { get; init; }

    /// <summary>Name of the ConfigMap: the policy's, cut if necessary, and the revision.</summary>
    public required string ConfigMapName { get; init; }

    /// <summary>
    /// What it was rendered from, for later changes to be compared with. No part of the hashes: specs that mean the same have one
    /// revision.
    /// </summary>
    public CachePolicySpec? Spec { get; init; }

    /// <summary>Whether an API server stores it. A policy with many long paths for many hosts can be too large.</summary>
    public bool FitsConfigMap => RevisionData.Of(this).Sum(item => Encoding.UTF8.GetByteCount(item.Key) + Encoding.UTF8.GetByteCount(item.Value)) <= LargestContent;

    /// <summary>
    /// The same bytes under another cache generation: what worked once is brought back as it was, whatever this version of the
    /// operator would render, and reads nothing that was stored since.
    /// </summary>
    public RenderedConfig Reseal(long cacheGeneration) =>
        RevisionSeal.Seal(Engine, Policy, Files, cacheGeneration, StatusPort) with { Spec = Spec };
}
