using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>The causes of a denial, as a list for programs and as lines for people.</summary>
internal static class DenialCauses
{
    /// <summary>Nobody reads more at once, and the API server keeps the whole answer in its audit log.</summary>
    private const int Most = 100;

    private const int LongestMessage = 2000;

    /// <summary>metav1.CauseTypeFieldValueInvalid.</summary>
    private const string Reason = "FieldValueInvalid";

    public static IReadOnlyList<StatusCause> Of(IReadOnlyList<AdmissionCause> causes)
    {
        var shown = causes.Take(Most).Select(cause => Cause(cause.Path.Length == 0 ? "object" : cause.Path, cause.Message));
        return causes.Count > Most
            ? [.. shown, Cause("object", $"and {causes.Count - Most} more; mend these first")]
            : [.. shown];
    }

    /// <summary>A single cause follows on the same line; several get a line each.</summary>
    public static string Message(string message, IReadOnlyList<StatusCause> causes)
    {
        var head = Printable.Line(message);
        return causes.Count == 1
            ? $"{head}: {causes[0].Field}: {causes[0].Message}"
            : string.Concat(causes.Select(cause => $"\n* {cause.Field}: {cause.Message}").Prepend($"{head}:"));
    }

    private static StatusCause Cause(string field, string message) =>
        new() { Reason = Reason, Field = Printable.Line(field), Message = Printable.Line(message, LongestMessage) };
}
