namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>One term of a label query.</summary>
public sealed record LabelSelectorRequirement
{
    public string Key { get; init; } = "";

    /// <summary>In, NotIn, Exists or DoesNotExist.</summary>
    public string Operator { get; init; } = "";

    public IReadOnlyList<string>? Values { get; init; }
}
