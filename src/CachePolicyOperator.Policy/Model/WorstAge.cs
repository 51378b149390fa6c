namespace CachePolicyOperator.Policy.Model;

/// <summary>
/// How old what a user sees can be when the origin has just changed: a lifetime at the edge, then the longer stale window, then, told
/// just before its end, the client's lifetime.
/// </summary>
/// <remarks>What another cache in front of the origin has kept it for is not in it: nginx does not read Age.</remarks>
public readonly record struct WorstAge(CacheDuration Edge, CacheDuration Window, CacheDuration Client)
{
    public CacheDuration Total => Edge + Window + Client;

    /// <summary>Of the longest that the rule allows: a page, or an error, which clients are told not to keep.</summary>
    public static WorstAge Of(EffectiveRule.Store store)
    {
        var window = CacheDuration.Max(store.StaleWhileRevalidate, store.StaleIfError);
        var page = new WorstAge(store.Lifetime.Longest, window, store.Client);
        return store.Negative.Values.Select(edge => new WorstAge(edge, window, CacheDuration.Zero)).Prepend(page).MaxBy(age => age.Total);
    }
}
