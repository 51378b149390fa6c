using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Judging;

/// <summary>Everything outside a policy's spec that its verdict rests on; equal bases give equal verdicts until an exception ends.</summary>
internal sealed record ReviewBasis(
    IReadOnlyList<Guardrail> Guardrails,
    string? NamespaceVersion,
    IReadOnlyDictionary<string, string>? Labels,
    IReadOnlyList<(string Uid, long Generation)> Neighbours)
{
    public bool Equals(ReviewBasis? other) =>
        other is not null
        && ReferenceEquals(Guardrails, other.Guardrails)
        && NamespaceVersion == other.NamespaceVersion
        && SameLabels(Labels, other.Labels)
        && Neighbours.SequenceEqual(other.Neighbours);

    public override int GetHashCode() => HashCode.Combine(Guardrails.Count, NamespaceVersion, Neighbours.Count);

    private static bool SameLabels(IReadOnlyDictionary<string, string>? left, IReadOnlyDictionary<string, string>? right) =>
        ReferenceEquals(left, right)
        || ((left?.Count ?? 0) == (right?.Count ?? 0) && (left ?? new Dictionary<string, string>()).All(label => right?.GetValueOrDefault(label.Key) == label.Value));
}
