namespace CachePolicyOperator.Abstractions.Entities.Schema;

/// <summary>A column of <c>kubectl get</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PrinterColumnAttribute(string name, string type, string jsonPath) : Attribute
{
    public string Name { get; } = name;

    /// <summary>string, integer, boolean, number or date.</summary>
    public string Type { get; } = type;

    /// <summary>Path such as <c>.status.revision</c>.</summary>
    public string JsonPath { get; } = jsonPath;

    /// <summary>0 is always shown; above 0 only with <c>-o wide</c>.</summary>
    public int Priority { get; init; }

    public string? Description { get; init; }
}
