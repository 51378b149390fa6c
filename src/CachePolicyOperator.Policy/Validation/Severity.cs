namespace CachePolicyOperator.Policy.Validation;

/// <summary>What a violation leads to.</summary>
public enum Severity
{
    /// <summary>The policy is refused and never rendered.</summary>
    Deny,

    /// <summary>The policy is refused until its author acknowledges the finding in the object.</summary>
    DenyUnlessAcknowledged,

    /// <summary>The policy is accepted with a warning.</summary>
    Report,
}
