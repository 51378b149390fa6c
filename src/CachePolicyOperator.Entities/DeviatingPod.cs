using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>A pod that does not serve the wanted revision.</summary>
public sealed record DeviatingPod
{
    /// <summary>Its name.</summary>
    [Required]
    public string Pod { get; set; } = "";

    /// <summary>Why not: what it serves instead, that it does not answer, or the proxy's own words.</summary>
    public string Reason { get; set; } = "";
}
