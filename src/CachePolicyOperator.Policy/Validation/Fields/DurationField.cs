using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>A duration somewhere in the spec.</summary>
internal readonly record struct DurationField(FieldPath Where, string Text, DurationBounds Bounds)
{
    internal string Path => Where.ToString();

    internal Parsed<CacheDuration> Parsed { get; } = CacheDuration.Parse(Text);
}
