using CachePolicyOperator.Policy.Explaining.Origins;
using CachePolicyOperator.Policy.Http;
using CachePolicyOperator.Policy.Responses;

namespace CachePolicyOperator.Policy.Explaining;

/// <summary>A response that somebody captured, and what is to be said about it.</summary>
/// <param name="Head">Its status and headers.</param>
/// <param name="Review">What the specifications say.</param>
public abstract record CapturedResponse(ResponseHead Head, ResponseReview Review)
{
    /// <summary>It came from the origin, or from something in front of it.</summary>
    /// <param name="Head">Its status and headers.</param>
    /// <param name="Review">What the specifications say.</param>
    /// <param name="Decision">What the deciding rule makes of it; null: no rule stores the answer to this request.</param>
    /// <param name="Client">The Cache-Control that the client gets instead of the origin's; null: the origin's own.</param>
    public sealed record FromOrigin(ResponseHead Head, ResponseReview Review, EdgeDecision? Decision, string? Client) : CapturedResponse(Head, Review);

    /// <summary>It came through the policy's proxy, which says so in Cache-Status: lifetimes in it are the client's.</summary>
    public sealed record ThroughProxy(ResponseHead Head, ResponseReview Review, CacheStatus Status) : CapturedResponse(Head, Review);
}
