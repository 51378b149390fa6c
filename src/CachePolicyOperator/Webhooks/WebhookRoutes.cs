using CachePolicyOperator.Judging;
using CachePolicyOperator.Webhooks.Endpoint;
using CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;
using CachePolicyOperator.Webhooks.Reviewers.Guardrails;
using CachePolicyOperator.Webhooks.Reviewers.Policies;

namespace CachePolicyOperator.Webhooks;

/// <summary>What the webhook judges, and at which path.</summary>
internal static class WebhookRoutes
{
    /// <param name="reviews">What policies are judged by.</param>
    /// <param name="ready">Whether the caches are complete.</param>
    /// <param name="operatorUser">Null where it is not known: rendered ConfigMaps are then not guarded, or the operator would lock itself out.</param>
    /// <param name="time">Says which exceptions have ended.</param>
    public static IEnumerable<AdmissionRoute> Of(PolicyReviews reviews, Func<bool> ready, string? operatorUser, TimeProvider time)
    {
        yield return new("cachepolicies", new CachePolicyReviewer(new ClusterPolicyJudge(reviews), ready));
        yield return new("cacheguardrails", new CacheGuardrailReviewer(new ClusterGuardrailJudge(reviews, time), ready));
        yield return new("nginx-configmaps", new LabelledConfigMapReviewer(new Dictionary<string, IConfigurationLint>
        {
            ["nginx"] = new NginxConfigurationLint(reviews.GuardrailsFor),
        }), FailsOpen: true);
        if (operatorUser is not null)
            yield return new("rendered-configmaps", new RenderedConfigMapReviewer(new(operatorUser)), FailsOpen: true);
    }
}
