using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Validation;

/// <summary>Of several policies that contradict each other the oldest wins; of equally old ones the first by name.</summary>
public static class Precedence
{
    public static IComparer<CachePolicy> Order { get; } = Comparer<CachePolicy>.Create(Compare);

    /// <summary>The policy among <paramref name="rivals"/> that takes the target from <paramref name="policy"/>, or null.</summary>
    public static CachePolicy? WinnerOver(CachePolicy policy, IEnumerable<CachePolicy> rivals)
    {
        CachePolicy? first = null;
        foreach (var rival in rivals.Append(policy))
        {
            if (rival.Metadata.DeletionTimestamp is null && (first is null || Compare(rival, first) < 0))
                first = rival;
        }

        return first is null || first.Metadata.Uid == policy.Metadata.Uid ? null : first;
    }

    /// <summary>Negative where <paramref name="left"/> goes first. Names decide within a namespace, namespaces between them.</summary>
    public static int Compare(CachePolicy left, CachePolicy right)
    {
        var byAge = Nullable.Compare(left.Metadata.CreationTimestamp, right.Metadata.CreationTimestamp);
        if (byAge != 0)
            return byAge;
        var byName = string.CompareOrdinal(left.Metadata.Name, right.Metadata.Name);
        return byName != 0 ? byName : string.CompareOrdinal(left.Metadata.Namespace, right.Metadata.Namespace);
    }
}
