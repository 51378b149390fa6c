using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Status;

/// <summary>Counts pods by revision.</summary>
internal static class RevisionCounts
{
    private const int Named = 10;

    /// <summary>The most frequent first, and those of equal number by name, so that the same pods give the same list.</summary>
    public static IReadOnlyList<RevisionPods> Of(IEnumerable<string?> revisions) =>
        [.. revisions
            .GroupBy(r => r ?? "none")
            .Select(g => new RevisionPods { Revision = g.Key, Pods = g.Count() })
            .OrderByDescending(r => r.Pods)
            .ThenBy(r => r.Revision, StringComparer.Ordinal)
            .Take(Named)];
}
