using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>A host by name or IPv4 address.</summary>
public sealed record OriginHost
{
    /// <summary>DNS name or IPv4 address.</summary>
    [Required]
    [Length(1, 253)]
    [Pattern("^[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?$")]
    public string Name { get; init; } = "";

    /// <summary>TCP port.</summary>
    [Required]
    [Range(1, 65535)]
    public int Port { get; init; }
}
