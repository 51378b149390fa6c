namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>A label query; all parts must hold. An empty selector matches everything.</summary>
public sealed record LabelSelector
{
    public IReadOnlyDictionary<string, string>? MatchLabels { get; init; }

    public IReadOnlyList<LabelSelectorRequirement>? MatchExpressions { get; init; }
}
