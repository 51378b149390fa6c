namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>A string somewhere in the spec.</summary>
internal readonly record struct TextField(FieldPath Where, TextKind Kind, string Text)
{
    internal string Path => Where.ToString();
}
