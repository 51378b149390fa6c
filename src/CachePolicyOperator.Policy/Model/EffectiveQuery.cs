namespace CachePolicyOperator.Policy.Model;

/// <summary>Which query parameters count; the others are not sent to the origin.</summary>
public abstract record EffectiveQuery
{
    private EffectiveQuery()
    {
    }

    /// <summary>The query string counts as it is.</summary>
    public sealed record Whole : EffectiveQuery;

    /// <summary>Only these parameters count, in this order.</summary>
    public sealed record Include(IReadOnlyList<string> Names) : EffectiveQuery;

    /// <summary>All but these count; a final <c>*</c> stands for any ending. Sorted.</summary>
    public sealed record Exclude(IReadOnlyList<string> Patterns) : EffectiveQuery;
}
