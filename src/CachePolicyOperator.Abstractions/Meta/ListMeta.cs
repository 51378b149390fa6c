namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>Metadata of a list: the version it is consistent at, and where its next page begins.</summary>
public sealed record ListMeta
{
    public string? ResourceVersion { get; init; }

    /// <summary>Token of the next page; null or empty on the last one. Expires with 410 after minutes.</summary>
    public string? Continue { get; init; }

    public long? RemainingItemCount { get; init; }
}
