namespace CachePolicyOperator.Abstractions.Entities.Schema;

/// <summary>A duration with units: <c>90s</c>, <c>10m</c>, <c>1h30m</c>, <c>7d</c>. A bare number is refused.</summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class DurationAttribute : Attribute;
