namespace CachePolicyOperator.Abstractions.Entities.Schema;

/// <summary>A Kubernetes quantity: a number or a string such as <c>512Mi</c> (<c>x-kubernetes-int-or-string</c>).</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class QuantityAttribute : Attribute;
