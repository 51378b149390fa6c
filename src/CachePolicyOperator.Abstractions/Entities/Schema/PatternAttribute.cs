namespace CachePolicyOperator.Abstractions.Entities.Schema;

/// <summary>A regular expression that the string (or each string of a list) matches.</summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class PatternAttribute(string regex) : Attribute
{
    public string Regex { get; } = regex;
}
