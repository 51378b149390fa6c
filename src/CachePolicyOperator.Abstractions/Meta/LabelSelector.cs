using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>A label query; all parts must hold. An empty selector matches everything.</summary>
[Atomic]
public sealed record LabelSelector
{
    /// <summary>Labels that must be there with these values.</summary>
    [Items(0, 64)]
    [Length(0, 63)]
    public IReadOnlyDictionary<string, string>? MatchLabels { get; init; }

    /// <summary>Terms that must hold.</summary>
    [Items(0, 64)]
    public IReadOnlyList<LabelSelectorRequirement>? MatchExpressions { get; init; }
}
