using System.Collections.Frozen;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation.Documents;

/// <summary>Fields of the spec whose JSON form deserves a better answer than "wrong type". Each name has one meaning in the spec.</summary>
internal static class FieldNames
{
    /// <summary>What each enumerated field, or each item of it, may say.</summary>
    internal static readonly FrozenDictionary<string, string[]> Enumerated = new Dictionary<string, string[]>
    {
        ["kind"] = Enum.GetNames<WorkloadKind>(),
        ["engine"] = Enum.GetNames<Engine>(),
        ["scheme"] = Enum.GetNames<OriginScheme>(),
        ["cache"] = Enum.GetNames<CacheMode>(),
        ["contentClass"] = Enum.GetNames<ContentClass>(),
        ["mode"] = Enum.GetNames<TtlMode>(),
        ["authorization"] = Enum.GetNames<AuthorizationMode>(),
        ["methods"] = [.. Enum.GetNames<HttpRequestMethod>().Select(name => name.ToUpperInvariant())],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Durations. A number in their place is a duration without a unit; <c>negative</c> holds a map of them.</summary>
    internal static readonly FrozenSet<string> Durations = FrozenSet.Create(
        StringComparer.Ordinal,
        "connectTimeout", "readTimeout", "edge", "default", "max", "client", "negative", "whileRevalidate", "ifError", "timeout", "inactive", "progressDeadline");
}
