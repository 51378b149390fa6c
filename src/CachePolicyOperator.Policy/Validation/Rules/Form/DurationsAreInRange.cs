using System.Text.RegularExpressions;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>TTL-003, deny: a duration is neither negative nor zero nor absurdly long.</summary>
internal sealed partial class DurationsAreInRange() : PolicyRule(new(
    "TTL-003",
    Severity.Deny,
    "Durations are positive (ttl.client may be 0s); lifetimes are at most 365d, timeouts at most 1h, the rollout's deadline is 10s to 1d.",
    "A negative or overflowing number is accepted by the proxies' own checks and becomes any lifetime; zero looks like \"off\" and differs from engine to engine.",
    "RFC 9111 section 1.2.2; nginx -t accepts 99999999999y, haproxy -c accepts max-age -5",
    "Write a duration within the bounds; to store nothing, set cache: Bypass.")
{
    Title = "Durations are in range",
})
{
    /// <summary>Whether a text has the form of a duration with a sign, or one too long to be read.</summary>
    internal static bool Concerns(DurationField field) =>
        field.Text is ['-' or '+', ..] || (field.Parsed is Parsed<CacheDuration>.Refused && OrderedUnits().IsMatch(field.Text));

    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        foreach (var field in reviewed.Durations)
        {
            if (Concerns(field))
                yield return Violation(field.Path, Unreadable(field));
            else if (field.Parsed is Parsed<CacheDuration>.Value { Result: var duration })
            {
                if (duration < field.Bounds.Minimum)
                    yield return Violation(field.Path, $"{field.Text} is shorter than {field.Bounds.Minimum}; write a longer duration{WithoutStoring(field)}");
                if (duration > field.Bounds.Maximum)
                    yield return Violation(field.Path, $"{field.Text} is longer than {field.Bounds.Maximum}, which is surely a slip; write a shorter duration");
            }
        }
    }

    private static string Unreadable(DurationField field) => field.Text[0] is '-' or '+'
        ? $"{Quoted.Text(field.Text)} has a sign; write a duration from {field.Bounds.Minimum} to {field.Bounds.Maximum} without one"
        : $"{Quoted.Text(field.Text)} is longer than {field.Bounds.Maximum} and than some proxies can count; write a duration from {field.Bounds.Minimum} to {field.Bounds.Maximum}";

    private static string WithoutStoring(DurationField field) =>
        field.Path.Contains(".ttl.", StringComparison.Ordinal) ? ", or set cache: Bypass to store nothing" : "";

    [GeneratedRegex(@"^(?=[0-9])([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$")]
    private static partial Regex OrderedUnits();
}
