using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Guardrails.Validation;

/// <summary>What is odd about the ends of a guard-rail's exceptions. Both findings are warnings: time alone must not make an object invalid.</summary>
internal static class ExpiryFindings
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(366);

    internal static IEnumerable<Finding> Of(CacheGuardrailSpec spec, DateTimeOffset now) =>
        (spec.Exceptions ?? []).SelectMany((exception, i) => Of(exception, $"spec.exceptions[{i}].expires", now));

    /// <summary>When the findings change next: an exception ends.</summary>
    internal static DateTimeOffset? NextEnd(CacheGuardrailSpec spec, DateTimeOffset now) =>
        (spec.Exceptions ?? []).Select(exception => (DateTimeOffset?)exception.Expires).Where(expires => expires > now).Min();

    private static IEnumerable<Finding> Of(GuardrailException exception, string path, DateTimeOffset now)
    {
        if (exception.Expires == default)
            yield break;
        if (exception.Expires <= now)
            yield return Warning(path, GuardrailRules.Expired, $"the exception {Quoted.Text(exception.Name)} ended at {exception.Expires:yyyy-MM-dd HH:mm} UTC and tolerates nothing; remove it, or decide anew");
        else if (exception.Expires - now > Year)
            yield return Warning(path, GuardrailRules.FarAway, $"the exception {Quoted.Text(exception.Name)} ends more than a year from now; choose an earlier end, or change the ceiling");
    }

    private static Finding Warning(string path, RuleDescription rule, string message) => new(new(path, rule.Id, message), Enforcement.Warn);
}
