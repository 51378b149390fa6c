using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>An exception of a guard-rail as far as it is about one policy.</summary>
internal sealed record Tolerance(GuardrailException Exception)
{
    public static bool IsFor(GuardrailException exception, PolicySubject subject) =>
        exception.Namespaces.Contains(subject.Namespace) && (exception.Policies is null || exception.Policies.Contains(subject.Name));

    public bool Covers(string ruleId, string? cacheRule) =>
        Exception.Rules.Contains(ruleId)
        && (Exception.CacheRules is null || (cacheRule is not null && Exception.CacheRules.Contains(cacheRule)));
}
