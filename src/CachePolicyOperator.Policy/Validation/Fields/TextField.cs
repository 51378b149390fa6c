namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>A string somewhere in the spec.</summary>
internal readonly record struct TextField(FieldPath Where, TextKind Kind, string Text)
{
    internal string Path => Where.ToString();

    /// <summary>
    /// Whether it could break out of a configuration's string. Durations and sizes are parsed into numbers; reasons, and what probes
    /// and queries send, are not rendered: none is written as it stands.
    /// </summary>
    internal bool IsDangerous =>
        Kind is not (TextKind.Duration or TextKind.Quantity or TextKind.Reason or TextKind.HeaderValue or TextKind.PrometheusQuery) && DangerousText.IsIn(Text);
}
