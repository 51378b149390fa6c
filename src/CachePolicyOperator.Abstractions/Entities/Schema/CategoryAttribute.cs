namespace CachePolicyOperator.Abstractions.Entities.Schema;

/// <summary>A category of kinds that kubectl can get at once.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CategoryAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
