namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>A label query; all parts must hold. An empty selector matches everything.</summary>
public sealed record LabelSelector
{
    /// <summary>Labels that must be there with these values.</summary>
    public IReadOnlyDictionary<string, string>? MatchLabels { get; init; }

    /// <summary>Terms that must hold.</summary>
    public IReadOnlyList<LabelSelectorRequirement>? MatchExpressions { get; init; }
}
