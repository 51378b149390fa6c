using CachePolicyOperator.Policy.Validation;
using FluentValidation;
using FluentValidation.Results;

namespace CachePolicyOperator.Policy.Guardrails.Validation;

/// <summary>How rules of a guard-rail are stated with FluentValidation.</summary>
internal static class Obligations
{
    /// <summary>The value obeys <paramref name="rule"/> where <paramref name="explain"/> has nothing to say against it.</summary>
    /// <remarks>The explanation is an argument of the message and not its template: texts of users hold braces, too.</remarks>
    internal static IRuleBuilderOptions<T, TValue> Obeys<T, TValue>(this IRuleBuilder<T, TValue> builder, RuleDescription rule, Func<TValue, string?> explain) => builder
        .Must((_, value, context) =>
        {
            var problem = explain(value);
            context.MessageFormatter.AppendArgument("Problem", problem);
            return problem is null;
        })
        .WithMessage("{Problem}")
        .WithErrorCode(rule.Id);

    /// <summary>The list has the number of items that the schema states, and none twice.</summary>
    internal static IRuleBuilderOptionsConditions<T, IReadOnlyList<TItem>?> IsList<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>?> builder, int minimum, int maximum, Func<TItem, string>? key = null, StringComparer? comparer = null) =>
        builder.Custom((items, context) =>
        {
            if (items is null)
                return;
            if (Count(items.Count, minimum, maximum) is { } problem)
                context.AddFailure(Failure(context.PropertyPath, GuardrailRules.Lists, problem));
            var seen = new HashSet<string>(comparer ?? StringComparer.Ordinal);
            for (var i = 0; i < items.Count; i++)
            {
                var text = key is null ? items[i]!.ToString()! : key(items[i]);
                if (!seen.Add(text))
                    context.AddFailure(Failure($"{context.PropertyPath}[{i}]", GuardrailRules.Lists, $"{Quoted.Text(text)} is already there; remove one of them"));
            }
        });

    /// <summary>What is wrong with a number of items, or null.</summary>
    internal static string? Count(int count, int minimum, int maximum) =>
        count < minimum ? "there is nothing in it, and so it says nothing; add an entry or leave the field out"
        : count > maximum ? $"there are {count} entries, and at most {maximum} are allowed; merge them, or use a second guard-rail"
        : null;

    private static ValidationFailure Failure(string path, RuleDescription rule, string problem) => new(path, problem) { ErrorCode = rule.Id };
}
