using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>They become one request to the origin; the others wait for its response and share it.</summary>
public sealed record Coalescing
{
    /// <summary>False sends every miss to the origin.</summary>
    [Default("true")]
    public bool Enabled { get; set; } = true;

    /// <summary>How long a request waits for the one under way before it goes to the origin itself (its response is then not stored).</summary>
    [Default("\"5s\"")]
    [Duration("1ms", Limits.LongestTimeout, Milliseconds = true)]
    public string Timeout { get; set; } = "5s";
}
