using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>A header of a probe's request.</summary>
public sealed record ProbeHeader
{
    /// <summary>The header's name.</summary>
    [Required]
    [Length(1, 64)]
    [Pattern(Patterns.Header)]
    public string Name { get; set; } = "";

    /// <summary>The header's value.</summary>
    [Required]
    [Length(1, 1024)]
    [Pattern(Patterns.HeaderValue)]
    public string Value { get; set; } = "";
}
