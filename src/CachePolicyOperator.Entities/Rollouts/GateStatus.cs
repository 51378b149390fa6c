using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>What one gate says about the canary.</summary>
public sealed record GateStatus
{
    /// <summary>The gate.</summary>
    [Required]
    public string Name { get; set; } = "";

    /// <summary>Whether it is content.</summary>
    public GateVerdict Result { get; init; }

    /// <summary>The numbers.</summary>
    public string? Message { get; init; }
}
