using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>
/// How much longer a lifetime may become in one change. Beyond it the change needs an acknowledgement: a raised expiration was the
/// incident that this operator exists for.
/// </summary>
public sealed record GrowthLimit
{
    /// <summary>A lifetime raised this many times or more needs an acknowledgement.</summary>
    [Default("4")]
    [Range(2, 1000)]
    public int Factor { get; set; } = 4;

    /// <summary>A lifetime raised to more than this needs an acknowledgement, by whichever factor.</summary>
    [Default("\"1h\"")]
    [Duration("1s", Limits.LongestLifetime)]
    public string Above { get; set; } = "1h";
}
