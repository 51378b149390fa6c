namespace CachePolicyOperator.Policy.Validation.Fields;

/// <summary>Error lifetimes by status. A file and an API server may give the same map in another order, and the verdict must not depend on it.</summary>
internal static class ErrorLifetimes
{
    internal static IEnumerable<KeyValuePair<string, string>> ByStatus(this IReadOnlyDictionary<string, string> lifetimes) =>
        lifetimes.Count < 2 ? lifetimes : lifetimes.OrderBy(entry => entry.Key, StringComparer.Ordinal);
}
