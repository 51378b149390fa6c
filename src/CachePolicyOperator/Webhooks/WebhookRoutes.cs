using CachePolicyOperator.Webhooks.Endpoint;
using CachePolicyOperator.Webhooks.Reviewers.ConfigMaps;
using CachePolicyOperator.Webhooks.Reviewers.Policies;

namespace CachePolicyOperator.Webhooks;

/// <summary>What the webhook judges, and at which path.</summary>
internal static class WebhookRoutes
{
    /// <param name="judge">Judges policies.</param>
    /// <param name="ready">Whether the caches that it looks at are complete.</param>
    /// <param name="operatorUser">Null where it is not known: rendered ConfigMaps are then not guarded, or the operator would lock itself out.</param>
    public static IEnumerable<AdmissionRoute> Of(IPolicyJudge judge, Func<bool> ready, string? operatorUser)
    {
        yield return new("cachepolicies", new CachePolicyReviewer(judge, ready));
        if (operatorUser is not null)
            yield return new("rendered-configmaps", new RenderedConfigMapReviewer(new(operatorUser)));
    }
}
