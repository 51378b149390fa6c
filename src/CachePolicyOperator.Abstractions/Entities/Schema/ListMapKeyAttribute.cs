namespace CachePolicyOperator.Abstractions.Entities.Schema;

/// <summary>The list is a map keyed by this field of its items (<c>x-kubernetes-list-type: map</c>).</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class ListMapKeyAttribute(string key) : Attribute
{
    public string Key { get; } = key;
}
