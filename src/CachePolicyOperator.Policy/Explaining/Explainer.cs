using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Explaining.Origins;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Http;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Policy.Resolution;
using CachePolicyOperator.Policy.Responses;

namespace CachePolicyOperator.Policy.Explaining;

/// <summary>Explains what a policy does with a request.</summary>
/// <param name="policy">Its form is accepted.</param>
/// <param name="guardrails">In force for it.</param>
public sealed class Explainer(CachePolicy policy, GuardrailSet guardrails)
{
    private readonly Model.EffectivePolicy _effective = PolicyResolver.Resolve(NamespacedName.Of(policy), policy.Spec);

    /// <param name="request">What a client sends.</param>
    /// <param name="scheme">http or https.</param>
    /// <param name="generation">The cache generation in the keys.</param>
    /// <param name="captured">A response to the request; null: none was captured.</param>
    /// <param name="received">When it arrived.</param>
    public Explanation Explain(ProbeRequest request, string scheme, long generation, ResponseHead? captured, DateTimeOffset received)
    {
        var trace = RequestTrace.Of(_effective.Rules, request);
        var explanation = new Explanation
        {
            Policy = NamespacedName.Of(policy),
            Request = request,
            Trace = trace,
            Captured = captured is null ? null : Judge(trace, new ReviewedResponse(request, captured), received),
        };
        if (trace is not RequestTrace.Storing { Rule: var store, Path: var path })
            return explanation;

        var contentClass = policy.Spec.Rules.First(rule => rule.Name == store.Name).ContentClass ?? ContentClass.Html;
        return explanation with
        {
            Key = RequestKey.Of(store.Key, request, scheme, generation),
            Lifetimes = LifetimeFact.Of(store, path, contentClass, guardrails),
            WorstAge = Model.WorstAge.Of(store),
            AgeCeiling = guardrails.LimitOn(contentClass, Budget.Staleness),
            Invalidation = Invalidation.Of(_effective, store, path),
        };
    }

    private CapturedResponse Judge(RequestTrace trace, ReviewedResponse reviewed, DateTimeOffset received)
    {
        var status = CacheStatusHeader.Read(reviewed.Response.Lines(CacheStatusHeader.Name), _effective.Name);
        var review = ResponseReview.Of(reviewed, status, received);
        if (status is not null)
            return new CapturedResponse.ThroughProxy(reviewed.Response, review, status);
        return trace is RequestTrace.Storing { Rule: var store, Path: var path }
            ? new CapturedResponse.FromOrigin(reviewed.Response, review, EdgeJudge.Judge(store, path, reviewed), ClientWords.Of(store, reviewed.Response))
            : new CapturedResponse.FromOrigin(reviewed.Response, review, null, null);
    }
}
