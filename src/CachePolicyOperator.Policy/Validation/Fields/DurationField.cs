using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>A duration somewhere in the spec, with the bounds that its <c>Duration</c> attribute states in the schema.</summary>
internal readonly record struct DurationField(string Path, string Text, string Minimum, string Maximum, bool Milliseconds)
{
    /// <summary>A time in which something stored may be served or kept.</summary>
    internal static DurationField Lifetime(string path, string text, string minimum = "1s") => new(path, text, minimum, Limits.LongestLifetime, false);

    /// <summary>A time that a request waits.</summary>
    internal static DurationField Timeout(string path, string text) => new(path, text, "1ms", Limits.LongestTimeout, true);
}
