using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Guardrails.Validation;

/// <summary>One exception, as far as no clock is needed.</summary>
internal sealed class ExceptionValidator : PartValidator<GuardrailException>
{
    internal ExceptionValidator(NamedRules rules)
    {
        RuleFor(exception => exception.Name).Obeys(GuardrailRules.Names, NameText.Label);
        RuleFor(exception => exception.Rules).IsList(1, 64);
        RuleForEach(exception => exception.Rules).Obeys(GuardrailRules.KnownRules, rules.Unknown).Obeys(GuardrailRules.Softened, rules.Unbending);
        RuleFor(exception => exception.Namespaces).IsList(1, 64);
        RuleForEach(exception => exception.Namespaces).Obeys(GuardrailRules.Names, NameText.Label);
        RuleFor(exception => exception.Policies).IsList(1, 64);
        RuleForEach(exception => exception.Policies).Obeys(GuardrailRules.Names, NameText.Subdomain);
        RuleFor(exception => exception.CacheRules).IsList(1, 64);
        RuleForEach(exception => exception.CacheRules).Obeys(GuardrailRules.Names, NameText.Label);
        RuleFor(exception => exception.Reason).Obeys(GuardrailRules.Accountable, text => Words(text, 10, 512, "why it is tolerated"));
        RuleFor(exception => exception.Owner).Obeys(GuardrailRules.Accountable, text => Words(text, 1, 128, "who answers for it"));
        RuleFor(exception => exception.Expires).Obeys(GuardrailRules.Accountable, expires => expires == default
            ? "it does not say when it ends; write a time in UTC, such as 2030-01-31T00:00:00Z"
            : null);
    }

    /// <summary>Spaces around a text do not make it longer.</summary>
    private static string? Words(string text, int shortest, int longest, string says) => text.Trim().Length < shortest
        ? $"say {says}, in {shortest} to {longest} characters"
        : text.Length > longest ? $"there are {text.Length} characters, and at most {longest} are allowed; say {says} in fewer" : null;
}
