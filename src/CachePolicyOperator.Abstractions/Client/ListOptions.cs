namespace CachePolicyOperator.Abstractions.Client;

/// <summary>What to list.</summary>
public sealed record ListOptions
{
    /// <summary>Null: all namespaces.</summary>
    public string? Namespace { get; init; }

    public string? LabelSelector { get; init; }

    public string? FieldSelector { get; init; }

    /// <summary>Items per page; null: everything in one answer.</summary>
    public int? Limit { get; init; }

    /// <summary>The previous page's token.</summary>
    public string? Continue { get; init; }

    /// <summary>"" or null: the newest state by quorum; "0": any the server has in its cache; else: not older than this.</summary>
    public string? ResourceVersion { get; init; }
}
