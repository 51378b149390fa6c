namespace CachePolicyOperator.Abstractions.Entities.Schema;

/// <summary>The object is replaced as a whole and never merged (<c>x-kubernetes-map-type: atomic</c>): half of it would say something else.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AtomicAttribute : Attribute;
