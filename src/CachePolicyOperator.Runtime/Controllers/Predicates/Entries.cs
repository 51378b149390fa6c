namespace CachePolicyOperator.Runtime.Controllers.Predicates;

/// <summary>Compares labels and annotations, where null and empty mean the same.</summary>
internal static class Entries
{
    public static bool Equal(IReadOnlyDictionary<string, string>? a, IReadOnlyDictionary<string, string>? b)
    {
        if ((a?.Count ?? 0) != (b?.Count ?? 0))
            return false;
        return a is null || b is null || a.All(entry => b.TryGetValue(entry.Key, out var value) && value == entry.Value);
    }
}
