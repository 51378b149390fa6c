namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>One term of a label query.</summary>
public sealed record LabelSelectorRequirement
{
    /// <summary>The label's key.</summary>
    public string Key { get; set; } = "";

    /// <summary>In, NotIn, Exists or DoesNotExist.</summary>
    public string Operator { get; set; } = "";

    /// <summary>For In and NotIn: the values.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}
