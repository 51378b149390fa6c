using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>A host outside the namespace, by DNS name or IPv4 address.</summary>
public sealed record OriginHost
{
    /// <summary>DNS name or IPv4 address.</summary>
    [Required]
    [Length(1, 253)]
    [Pattern(Patterns.OriginHost)]
    public string Name { get; set; } = "";

    /// <summary>TCP port.</summary>
    [Required]
    [Range(1, 65535)]
    public int Port { get; init; }
}
