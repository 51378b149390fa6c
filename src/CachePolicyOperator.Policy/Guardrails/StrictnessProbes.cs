using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>Questions whose answers differ where one set of guard-rails is stricter than another because of one guard-rail.</summary>
/// <remarks>
/// An answer is how strongly something is refused; null where it is allowed. Limits change their answer only where a limit stands,
/// so asking just above each limit that is there is asking for all durations.
/// </remarks>
internal static class StrictnessProbes
{
    /// <summary>Exceptions are left aside: they name rules, and no rule asks here.</summary>
    private const string NoRule = "";

    private static readonly CacheDuration Second = CacheDuration.FromSeconds(1);

    /// <summary>Fewer at once is stricter.</summary>
    private static Func<GuardrailSet, int?>[] Rollouts { get; } =
        [set => int.MaxValue - set.Rollouts.Cluster.Most, set => int.MaxValue - set.Rollouts.Namespace.Most];

    /// <param name="guardrail">The guard-rail whose limits count.</param>
    /// <param name="others">Guard-rails whose limits may stand beside it.</param>
    internal static IReadOnlyList<Func<GuardrailSet, int?>> Of(Guardrail guardrail, IReadOnlyList<Guardrail> others)
    {
        Guardrail[] all = [guardrail, .. others];
        return
        [
            set => (int)set.Own.Enforcement,
            .. Ceilings(guardrail, all),
            .. guardrail.Growth is null ? [] : Growth(all),
            .. (guardrail.Spec.Required ?? []).Select(feature => Decided(other => other.Spec.Required?.Contains(feature) == true)),
            .. (guardrail.Spec.Forbidden ?? []).Select(feature => Decided(other => other.Spec.Forbidden?.Contains(feature) == true)),
            .. (guardrail.Spec.SessionCookies ?? []).Select(cookie => Decided(other => other.Spec.SessionCookies?.Contains(cookie) == true)),
            .. Enum.GetValues<Engine>().Select(engine => Decided(other => other.Spec.Engines?.Contains(engine) == false)),
            .. Named(all, other => other.Spec.Key?.Headers),
            .. Named(all, other => other.Spec.Key?.Cookies),
            .. guardrail.Spec.Rollouts is null ? [] : Rollouts,
            .. (guardrail.Spec.Severities ?? new Dictionary<string, RuleSeverity>()).Keys.Select(Severity),
        ];
    }

    private static IEnumerable<Func<GuardrailSet, int?>> Ceilings(Guardrail guardrail, Guardrail[] all) =>
        from contentClass in Enum.GetValues<ContentClass>()
        from budget in Enum.GetValues<Budget>()
        where guardrail.Ceiling(contentClass, budget) is not null
        from limit in all.Select(other => other.Ceiling(contentClass, budget)).OfType<CacheDuration>().Append(DefaultCeilings.Of(contentClass, budget)).Distinct()
        select (Func<GuardrailSet, int?>)(set => (int?)set.Broken(NoRule, NoRule, contentClass, budget, Above(limit))?.SetBy.Enforcement);

    private static IEnumerable<Func<GuardrailSet, int?>> Growth(Guardrail[] all) =>
        from bound in all.Select(other => other.Growth).OfType<GrowthBound>().Append(GrowthBound.Default).Distinct()
        from change in new[] { (Before: bound.Above, After: Above(bound.Above)), (Before: Second, After: CacheDuration.FromSeconds(bound.Factor)) }
        select (Func<GuardrailSet, int?>)(set => (int?)set.BrokenGrowth(NoRule, NoRule, change.Before, change.After)?.SetBy.Enforcement);

    /// <summary>Lists of what is allowed: every name that one of them holds, and a name that none holds.</summary>
    private static IEnumerable<Func<GuardrailSet, int?>> Named(Guardrail[] all, Func<Guardrail, IReadOnlyList<string>?> allowed) =>
        from name in all.SelectMany(other => allowed(other) ?? []).Append("").Distinct()
        select Decided(other => allowed(other)?.Contains(name) == false);

    private static Func<GuardrailSet, int?> Decided(Func<Guardrail, bool> breaks) => set => (int?)set.Decide(NoRule, null, breaks)?.Enforcement;

    private static Func<GuardrailSet, int?> Severity(string ruleId)
    {
        var usual = RuleCatalogue.All.FirstOrDefault(rule => rule.Description.Id == ruleId)?.Description.Severity.InApi() ?? RuleSeverity.Deny;
        return set => (int)(set.SeverityOf(ruleId) ?? usual);
    }

    private static CacheDuration Above(CacheDuration limit) => CacheDuration.FromSeconds(Math.Min(limit.Seconds + 1, CacheDuration.Longest.Seconds));
}
