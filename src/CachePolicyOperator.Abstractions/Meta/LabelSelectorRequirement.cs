using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>One term of a label query.</summary>
[ValidationRule("(self.operator == 'In' || self.operator == 'NotIn') == (has(self.values) && size(self.values) > 0)", "In and NotIn need values; Exists and DoesNotExist have none")]
public sealed record LabelSelectorRequirement
{
    /// <summary>The label's key.</summary>
    [Required]
    [Length(1, 317)]
    public string Key { get; set; } = "";

    /// <summary>In, NotIn, Exists or DoesNotExist.</summary>
    [Required]
    [Length(2, 12)]
    [Pattern("^(In|NotIn|Exists|DoesNotExist)$")]
    public string Operator { get; set; } = "";

    /// <summary>For In and NotIn: the values.</summary>
    [Items(0, 64)]
    [Length(0, 63)]
    public IReadOnlyList<string>? Values { get; init; }
}
