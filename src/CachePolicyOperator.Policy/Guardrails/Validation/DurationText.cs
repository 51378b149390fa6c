using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Policy.Guardrails.Validation;

/// <summary>What is wrong with a guard-rail's duration.</summary>
internal static class DurationText
{
    /// <summary>Null where the text is not set, or is a duration in whole seconds within the bounds, which are written in the same notation.</summary>
    internal static string? Explain(string? text, string shortest, string longest) => text is null ? null : CacheDuration.Parse(text) switch
    {
        Parsed<CacheDuration>.Refused refused => refused.Reason,
        Parsed<CacheDuration>.Value when text.EndsWith("ms", StringComparison.Ordinal) =>
            $"{Quoted.Text(text)} is in milliseconds, and lifetimes are whole seconds; write s, m, h or d",
        Parsed<CacheDuration>.Value read when read.Result < CacheDuration.Parse(shortest).OrThrow() => $"{text} is shorter than {shortest}; write a longer duration",
        Parsed<CacheDuration>.Value read when read.Result > CacheDuration.Parse(longest).OrThrow() => $"{text} is longer than {longest}; write a shorter duration",
        _ => null,
    };
}
