using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>What several guard-rails come to. What is within it breaks none of them, which is the usual case.</summary>
internal sealed class StrictestOf
{
    private readonly Dictionary<(ContentClass, Budget), CacheDuration> _ceilings = [];
    private readonly Dictionary<string, RuleSeverity> _severities = new(StringComparer.Ordinal);

    public StrictestOf(IReadOnlyList<Guardrail> guardrails)
    {
        LimitsGrowth = guardrails.Any(guardrail => guardrail.Growth is not null);
        foreach (var guardrail in guardrails)
        {
            foreach (var (what, ceiling) in guardrail.Ceilings)
            {
                if (!_ceilings.TryGetValue(what, out var lowest) || ceiling < lowest)
                    _ceilings[what] = ceiling;
            }

            foreach (var (rule, severity) in guardrail.Spec.Severities ?? new Dictionary<string, RuleSeverity>())
            {
                if (!_severities.TryGetValue(rule, out var strictest) || severity > strictest)
                    _severities[rule] = severity;
            }
        }
    }

    public bool LimitsGrowth { get; }

    /// <summary>Null where none limits it.</summary>
    public CacheDuration? Ceiling(ContentClass contentClass, Budget budget) =>
        _ceilings.TryGetValue((contentClass, budget), out var lowest) ? lowest : null;

    /// <summary>Null where none changes it.</summary>
    public RuleSeverity? Severity(string ruleId) => _severities.TryGetValue(ruleId, out var strictest) ? strictest : null;
}
