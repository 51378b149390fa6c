namespace CachePolicyOperator.Abstractions.Entities.Schema;

/// <summary>
/// A duration with units: <c>90s</c>, <c>10m</c>, <c>1h30m</c>, <c>7d</c>; on a map, each of its values. A bare number is refused.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class DurationAttribute(string minimum, string maximum) : Attribute
{
    /// <summary>The shortest duration, in the same notation.</summary>
    public string Minimum { get; } = minimum;

    /// <summary>The longest duration, in the same notation.</summary>
    public string Maximum { get; } = maximum;

    /// <summary>Whether <c>ms</c> may be used. Lifetimes in HTTP are whole seconds (RFC 9111 section 1.2.2); timeouts need not be.</summary>
    public bool Milliseconds { get; init; }
}
