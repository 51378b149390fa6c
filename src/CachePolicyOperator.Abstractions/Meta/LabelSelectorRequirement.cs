namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>One term of a label query.</summary>
public sealed record LabelSelectorRequirement
{
    public string Key { get; set; } = "";

    /// <summary>In, NotIn, Exists or DoesNotExist.</summary>
    public string Operator { get; set; } = "";

    public IReadOnlyList<string>? Values { get; init; }
}
