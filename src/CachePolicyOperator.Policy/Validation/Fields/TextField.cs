namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>A string somewhere in the spec.</summary>
internal readonly record struct TextField(string Path, TextKind Kind, string Text);
