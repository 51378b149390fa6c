using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>A Service in the policy's namespace.</summary>
public sealed record OriginService
{
    /// <summary>Name of the Service.</summary>
    [Required]
    [Length(1, 63)]
    [Pattern(Patterns.ServiceName)]
    public string Name { get; set; } = "";

    /// <summary>Port of the Service.</summary>
    [Required]
    [Range(1, 65535)]
    public int Port { get; init; }
}
