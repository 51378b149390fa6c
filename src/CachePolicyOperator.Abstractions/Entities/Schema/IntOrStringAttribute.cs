namespace CachePolicyOperator.Abstractions.Entities.Schema;

/// <summary>A number or a string such as <c>10%</c> (<c>x-kubernetes-int-or-string</c>).</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class IntOrStringAttribute : Attribute;
