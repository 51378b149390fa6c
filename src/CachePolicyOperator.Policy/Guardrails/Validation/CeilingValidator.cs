using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using FluentValidation;

namespace CachePolicyOperator.Policy.Guardrails.Validation;

/// <summary>One class's ceilings.</summary>
internal sealed class CeilingValidator : PartValidator<ClassCeiling>
{
    private static readonly Budget[] Summands = [Budget.Edge, Budget.Client, Budget.WhileRevalidate, Budget.IfError];

    internal CeilingValidator()
    {
        RuleFor(ceiling => ceiling.ContentClass).Obeys(GuardrailRules.Readable, Explain);
        RuleFor(ceiling => ceiling.Edge).Obeys(GuardrailRules.Durations, text => DurationText.Explain(text, "1s", Limits.LongestLifetime));
        RuleFor(ceiling => ceiling.Client).Obeys(GuardrailRules.Durations, Explain);
        RuleFor(ceiling => ceiling.WhileRevalidate).Obeys(GuardrailRules.Durations, Explain);
        RuleFor(ceiling => ceiling.IfError).Obeys(GuardrailRules.Durations, Explain);
        RuleFor(ceiling => ceiling.Negative).Obeys(GuardrailRules.Durations, Explain);
        RuleFor(ceiling => ceiling.NotFound).Obeys(GuardrailRules.Durations, Explain);
        RuleFor(ceiling => ceiling.Staleness)
            .Obeys(GuardrailRules.Durations, text => DurationText.Explain(text, "1s", Limits.LongestStaleness));
        RuleFor(ceiling => ceiling).Obeys(GuardrailRules.Ceilings, Explain).OverridePropertyName(nameof(ClassCeiling.Staleness));
    }

    private static string? Explain(ContentClass? contentClass) =>
        contentClass is null ? $"the class is missing; write one of {string.Join(", ", Enum.GetNames<ContentClass>())}" : null;

    private static string? Explain(string? text) => DurationText.Explain(text, "0s", Limits.LongestLifetime);

    /// <summary>Ceilings that cannot be read are refused by another rule.</summary>
    private static string? Explain(ClassCeiling ceiling)
    {
        if (CacheDuration.Parse(ceiling.Staleness) is not Parsed<CacheDuration>.Value { Result: var staleness })
            return null;
        var above = CeilingFields.Of(ceiling)
            .FirstOrDefault(field => Summands.Contains(field.Budget) && CacheDuration.Parse(field.Text) is Parsed<CacheDuration>.Value summand && summand.Result > staleness);
        return above.Text is null
            ? null
            : $"{ceiling.Staleness} is shorter than {above.Field}, which is {above.Text} and is part of it; raise staleness, or lower {above.Field}";
    }
}
