using System.Text.RegularExpressions;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Validation;
using FluentValidation;

namespace CachePolicyOperator.Policy.Guardrails.Validation;

/// <summary>A label selector, by the rules of the API server for those of its own kinds.</summary>
internal sealed partial class SelectorValidator : PartValidator<LabelSelector>
{
    internal SelectorValidator()
    {
        RuleFor(selector => selector.MatchLabels).Obeys(GuardrailRules.Lists, labels => Obligations.Count(labels?.Count ?? 0, 0, 64));
        RuleForEach(selector => selector.MatchLabels)
            .OverrideIndexer((_, _, label, _) => $"[{label.Key}]")
            .Obeys(GuardrailRules.LabelSelectors, label => Key(label.Key) ?? Value(label.Value));
        RuleFor(selector => selector.MatchExpressions).Obeys(GuardrailRules.Lists, terms => Obligations.Count(terms?.Count ?? 0, 0, 64));
        RuleForEach(selector => selector.MatchExpressions).SetValidator(new TermValidator());
    }

    /// <summary>What is wrong with a label's key, or null.</summary>
    private static string? Key(string key)
    {
        var slash = key.LastIndexOf('/');
        var (prefix, name) = slash < 0 ? (null, key) : (key[..slash], key[(slash + 1)..]);
        return name.Length <= 63 && IsName(name) && (prefix is null || (prefix.Length <= 253 && IsSubdomain(prefix)))
            ? null
            : $"{Quoted.Text(key)} is not the key of a label; write name or prefix/name, such as app.kubernetes.io/name";
    }

    /// <summary>What is wrong with a label's value, or null.</summary>
    private static string? Value(string value) => value.Length == 0 || (value.Length <= 63 && IsName(value))
        ? null
        : $"{Quoted.Text(value)} is not the value of a label; write at most 63 letters, digits, hyphens, underscores and dots";

    // .NET's $ also stands before a last line feed.
    private static bool IsName(string text) => LabelName().IsMatch(text) && !text.EndsWith('\n');

    private static bool IsSubdomain(string text) => Subdomain().IsMatch(text) && !text.EndsWith('\n');

    [GeneratedRegex(Patterns.LabelName)]
    private static partial Regex LabelName();

    [GeneratedRegex(Patterns.Subdomain)]
    private static partial Regex Subdomain();

    private sealed class TermValidator : PartValidator<LabelSelectorRequirement>
    {
        private static readonly string[] WithValues = ["In", "NotIn"];

        private static readonly string[] WithoutValues = ["Exists", "DoesNotExist"];

        internal TermValidator()
        {
            RuleFor(term => term.Key).Obeys(GuardrailRules.LabelSelectors, Key);
            RuleFor(term => term.Operator).Obeys(GuardrailRules.LabelSelectors, name => WithValues.Contains(name) || WithoutValues.Contains(name)
                ? null
                : $"{Quoted.Text(name)} is not an operator; write In, NotIn, Exists or DoesNotExist");
            RuleFor(term => term.Values).IsList(0, 64);
            RuleForEach(term => term.Values).Obeys(GuardrailRules.LabelSelectors, Value);
            RuleFor(term => term).Obeys(GuardrailRules.LabelSelectors, Explain).OverridePropertyName(nameof(LabelSelectorRequirement.Values));
        }

        private static string? Explain(LabelSelectorRequirement term)
        {
            if (WithValues.Contains(term.Operator) && term.Values is null or [])
                return $"{term.Operator} compares with values, and there are none; add them, or write Exists";
            return WithoutValues.Contains(term.Operator) && term.Values is { Count: > 0 }
                ? $"{term.Operator} looks at no values; remove them, or write In"
                : null;
        }
    }
}
