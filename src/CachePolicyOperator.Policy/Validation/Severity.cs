using CachePolicyOperator.Entities;

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

/// <summary>The severities of the catalogue in the words of a guard-rail, which can also switch a rule off.</summary>
public static class SeverityInApi
{
    public static RuleSeverity InApi(this Severity severity) => severity switch
    {
        Severity.Deny => RuleSeverity.Deny,
        Severity.DenyUnlessAcknowledged => RuleSeverity.DenyUnlessAcknowledged,
        _ => RuleSeverity.Report,
    };
}
