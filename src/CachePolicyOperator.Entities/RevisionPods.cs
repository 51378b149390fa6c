using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>How many pods have a revision.</summary>
public sealed record RevisionPods
{
    /// <summary>The revision; "none" for pods without one.</summary>
    [Required]
    public string Revision { get; set; } = "";

    /// <summary>How many.</summary>
    public int Pods { get; init; }
}
