namespace CachePolicyOperator.Runtime.Informers;

/// <summary>Which objects of a kind an informer follows. Informers of equal scope share one stream.</summary>
public sealed record InformerScope
{
    public static InformerScope All { get; } = new();

    /// <summary>Null: all namespaces.</summary>
    public string? Namespace { get; init; }

    public string? LabelSelector { get; init; }

    public string? FieldSelector { get; init; }

    public override string ToString()
    {
        var parts = new[] { Namespace, LabelSelector, FieldSelector }.OfType<string>();
        return string.Join(", ", parts);
    }
}
