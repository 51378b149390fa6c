using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Nginx.Linting;

/// <summary>A place in raw configuration that breaks a rule.</summary>
/// <param name="RuleId">The broken rule, as in docs/nginx-rules.md.</param>
/// <param name="Severity">What the rule leads to; a guard-rail may say otherwise.</param>
/// <param name="File">The ConfigMap's key.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
/// <param name="Message">What was found, the limit and who set it, and the way out.</param>
public sealed record NginxFinding(string RuleId, Severity Severity, string File, int Line, int Column, string Message)
{
    public bool IsDenied => Severity == Severity.Deny;

    public override string ToString() => $"{File}:{Line}:{Column}: {Message} ({RuleId})";
}
