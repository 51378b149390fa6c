namespace CachePolicyOperator.Abstractions.Entities.Schema;

/// <summary>The API server refuses an object without this field.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class RequiredAttribute : Attribute;
