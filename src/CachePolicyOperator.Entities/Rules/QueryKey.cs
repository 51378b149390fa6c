using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>Without include and exclude the whole query string counts.</summary>
[ValidationRule("!(has(self.include) && has(self.exclude))", "only one of include and exclude may be set")]
public sealed record QueryKey
{
    /// <summary>Only these parameters count, in this order; an empty list: none does.</summary>
    [Items(0, 32)]
    [Length(1, 64)]
    [Pattern(Patterns.Parameter)]
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>All parameters but these count; a final * stands for any ending (<c>utm_*</c>).</summary>
    [Items(1, 32)]
    [Length(1, 64)]
    [Pattern(Patterns.ParameterOrPrefix)]
    public IReadOnlyList<string>? Exclude { get; init; }
}
