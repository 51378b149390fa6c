namespace CachePolicyOperator.Abstractions.Entities.Schema;

/// <summary>Smallest and largest number of items of a list, or of entries of a map.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class ItemsAttribute(int minimum, int maximum) : Attribute
{
    public int Minimum { get; } = minimum;

    public int Maximum { get; } = maximum;
}
