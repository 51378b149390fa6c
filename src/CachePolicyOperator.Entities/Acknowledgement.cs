using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>
/// Somebody's word that a finding was seen and is meant. It is bound to the part of the spec that the finding is about: when that
/// part changes, the acknowledgement is stale and the finding is refused again.
/// </summary>
public sealed record Acknowledgement
{
    /// <summary>The rule's id, as the refusal names it.</summary>
    [Required]
    [Length(5, 16)]
    [Pattern(Patterns.RuleId)]
    public string Rule { get; set; } = "";

    /// <summary>Hash of the part of the spec that the finding is about, as the refusal prints it.</summary>
    [Required]
    [Length(12, 12)]
    [Pattern(Patterns.Hash)]
    public string Hash { get; set; } = "";

    /// <summary>Why this is right here, for whoever reads it during an incident.</summary>
    [Required]
    [Length(10, 512)]
    public string Reason { get; set; } = "";
}
