namespace CachePolicyOperator.Abstractions.Entities.Schema;

/// <summary>A CEL rule (<c>x-kubernetes-validations</c>); servers before 1.25 get the schema without it.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ValidationRuleAttribute(string rule, string message) : Attribute
{
    /// <summary>CEL expression over <c>self</c> (and <c>oldSelf</c>).</summary>
    public string Rule { get; } = rule;

    public string Message { get; } = message;
}
