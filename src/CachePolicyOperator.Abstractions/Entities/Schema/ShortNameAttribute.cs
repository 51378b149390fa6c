namespace CachePolicyOperator.Abstractions.Entities.Schema;

/// <summary>A short name that kubectl understands.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ShortNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
