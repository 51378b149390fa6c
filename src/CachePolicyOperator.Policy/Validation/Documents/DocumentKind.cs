using System.Collections.Frozen;

namespace CachePolicyOperator.Policy.Validation.Documents;

/// <summary>What reading a kind's documents has to know beyond its type: which JSON deserves a better answer than "wrong type".</summary>
/// <remarks>Fields are known by name; each name has one meaning in the kind's spec.</remarks>
/// <param name="Name">The kind.</param>
/// <param name="ShortName">What kubectl explain is asked for.</param>
/// <param name="ReadableRule">Id of the rule that what cannot be read breaks.</param>
/// <param name="UnitRule">Id of the rule that a number in place of a duration breaks.</param>
/// <param name="SpecSays">What the spec says, for documents that lack it.</param>
internal sealed record DocumentKind(string Name, string ShortName, string ReadableRule, string UnitRule, string SpecSays)
{
    /// <summary>What each enumerated field, or each item of it, may say.</summary>
    internal required FrozenDictionary<string, string[]> Enumerated { get; init; }

    /// <summary>Durations, and maps of them. A number in their place is a duration without a unit.</summary>
    internal required FrozenSet<string> Durations { get; init; }

    /// <summary>Fields that hold a map: what is inside is named by the user, and kubectl shows it in brackets.</summary>
    internal required FrozenSet<string> Maps { get; init; }

    /// <summary>Fields that hold a point in time.</summary>
    internal FrozenSet<string> Times { get; init; } = [];

    internal PolicyViolation Unreadable(string path, string message) => new(path, ReadableRule, message);
}
