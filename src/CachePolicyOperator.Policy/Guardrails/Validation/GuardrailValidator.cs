using CachePolicyOperator.Entities;
using FluentValidation;

namespace CachePolicyOperator.Policy.Guardrails.Validation;

/// <summary>A guard-rail's spec, in the order of its fields.</summary>
internal sealed class GuardrailValidator : PartValidator<CacheGuardrailSpec>
{
    internal GuardrailValidator(NamedRules rules)
    {
        RuleFor(spec => spec.NamespaceSelector!).SetValidator(new SelectorValidator());
        RuleFor(spec => spec.PolicySelector!).SetValidator(new SelectorValidator());
        RuleFor(spec => spec.Ceilings).IsList(1, 5, ceiling => ceiling.ContentClass?.ToString() ?? "");
        RuleForEach(spec => spec.Ceilings).SetValidator(new CeilingValidator());
        RuleFor(spec => spec.Growth!).ChildRules(growth =>
        {
            growth.RuleFor(bound => bound.Factor).Obeys(GuardrailRules.Growth, factor =>
                factor is < 2 or > 1000 ? $"{factor} is not between 2 and 1000; write how many times longer a lifetime may become" : null);
            growth.RuleFor(bound => bound.Above).Obeys(GuardrailRules.Durations, text => DurationText.Explain(text, "1s", Limits.LongestLifetime));
        });
        RuleFor(spec => spec.Required).IsList(1, 16);
        RuleFor(spec => spec.Required).Obeys(GuardrailRules.Features, FeatureConflicts.OfRequired);
        RuleFor(spec => spec.Forbidden).IsList(1, 16);
        RuleFor(spec => spec)
            .Obeys(GuardrailRules.Features, spec => FeatureConflicts.OfForbidden(spec.Forbidden, spec.Required))
            .OverridePropertyName(nameof(CacheGuardrailSpec.Forbidden));
        RuleFor(spec => spec.Engines).IsList(1, 8);
        RuleFor(spec => spec.Key!).ChildRules(key =>
        {
            key.RuleFor(parts => parts.Headers).IsList(0, 64, comparer: StringComparer.OrdinalIgnoreCase);
            key.RuleForEach(parts => parts.Headers).Obeys(GuardrailRules.Names, NameText.Header);
            key.RuleFor(parts => parts.Cookies).IsList(0, 64);
            key.RuleForEach(parts => parts.Cookies).Obeys(GuardrailRules.Names, NameText.Cookie);
        });
        RuleFor(spec => spec.SessionCookies).IsList(1, 32);
        RuleForEach(spec => spec.SessionCookies).Obeys(GuardrailRules.Names, NameText.Cookie);
        RuleFor(spec => spec.Severities).Obeys(GuardrailRules.Lists, severities => severities is null ? null : Obligations.Count(severities.Count, 1, 64));
        RuleForEach(spec => spec.Severities)
            .OverrideIndexer((_, _, entry, _) => $"[{entry.Key}]")
            .Obeys(GuardrailRules.KnownRules, entry => rules.Unknown(entry.Key))
            .Obeys(GuardrailRules.Softened, entry => rules.Unbending(entry.Key, entry.Value));
        RuleFor(spec => spec.Rollouts!).ChildRules(rollouts =>
        {
            rollouts.RuleFor(limits => limits.Cluster).Obeys(GuardrailRules.Rollouts, Explain);
            rollouts.RuleFor(limits => limits.Namespace).Obeys(GuardrailRules.Rollouts, Explain);
        });
        RuleFor(spec => spec.Exceptions).IsList(1, 128, exception => exception.Name);
        RuleForEach(spec => spec.Exceptions).SetValidator(new ExceptionValidator(rules));
    }

    private static string? Explain(int? rollouts) =>
        rollouts is < 1 or > 10000 ? $"{rollouts} is not between 1 and 10000; write how many rollouts may be in progress at once" : null;
}
