namespace CachePolicyOperator.Abstractions.Entities.Schema;

/// <summary>Smallest and largest length of a string (or of each string of a list), in characters.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class LengthAttribute(int minimum, int maximum) : Attribute
{
    public int Minimum { get; } = minimum;

    public int Maximum { get; } = maximum;
}
