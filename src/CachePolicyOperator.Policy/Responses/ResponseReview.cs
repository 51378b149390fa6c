using CachePolicyOperator.Policy.Http;

namespace CachePolicyOperator.Policy.Responses;

/// <summary>What the specifications say about a captured response, whatever a policy makes of it.</summary>
/// <param name="Directives">What a shared cache obeys.</param>
/// <param name="Remarks">About storing it.</param>
/// <param name="Freshness">Its own lifetime.</param>
/// <param name="Age">How old it was when it arrived.</param>
public sealed record ResponseReview(CacheDirectives Directives, IReadOnlyList<StorageRemark> Remarks, Freshness Freshness, CurrentAge Age)
{
    public bool IsStorable => Remarks.All(remark => !remark.Forbids);

    /// <summary>Null: it states no lifetime.</summary>
    public bool? IsFresh => Freshness is Freshness.Stated stated ? stated.Seconds > Age.Seconds : null;

    public static ResponseReview Of(ReviewedResponse reviewed, CacheStatus? cache, DateTimeOffset received) => new(
        reviewed.Directives,
        StorageConditions.Judge(reviewed),
        FreshnessLifetime.Of(reviewed, received),
        CurrentAge.Of(reviewed.Response, cache, received));
}
