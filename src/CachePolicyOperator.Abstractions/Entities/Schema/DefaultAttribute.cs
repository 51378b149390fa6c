namespace CachePolicyOperator.Abstractions.Entities.Schema;

/// <summary>The default that the API server fills in, as JSON.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class DefaultAttribute(string json) : Attribute
{
    public string Json { get; } = json;
}
