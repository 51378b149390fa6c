namespace CachePolicyOperator.Policy.Model;

/// <summary>Which requests a rule is for.</summary>
public sealed record EffectiveMatch
{
    /// <summary>Decoded and normalised, as the proxy compares it.</summary>
    public required string Path { get; init; }

    /// <summary>Whether <see cref="Path"/> is the whole path or its beginning.</summary>
    public required bool Exact { get; init; }

    /// <summary>Lower case, sorted; a leading <c>*.</c> stands for every name below. Empty: every host.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>As sent on the wire, sorted. Empty: every method.</summary>
    public required IReadOnlyList<string> Methods { get; init; }
}
