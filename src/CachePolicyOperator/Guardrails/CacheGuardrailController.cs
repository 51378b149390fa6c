using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Controllers;
using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Reporting;

namespace CachePolicyOperator.Guardrails;

/// <summary>Says in a guard-rail's status whether it is valid, whom it is for and who breaks it. It enforces nothing itself: policies are judged by it.</summary>
[EntityRbac(Group = ApiGroup.Name, Resources = ["cacheguardrails/status"], Verbs = ["patch"])]
internal sealed class CacheGuardrailController(IKubernetesClient client, PolicyReviews reviews, GuardrailCensus census, AdmissionPolicyKeeper admissionPolicies, TimeProvider time) : IEntityController<CacheGuardrail>
{
    /// <summary>Policies come, go and change without telling their guard-rails: counting now and then is cheaper than on each of their events.</summary>
    private static readonly TimeSpan Recount = TimeSpan.FromSeconds(30);

    public async Task<ReconciliationResult> ReconcileAsync(CacheGuardrail entity, CancellationToken cancellationToken)
    {
        if (entity.Metadata.DeletionTimestamp is not null)
            return ReconciliationResult.Success;

        var now = time.GetUtcNow();
        var status = GuardrailStatusComposer.Compose(entity, GuardrailJudge.Judge(entity, now), census.Count(entity), now);
        if (!GuardrailStatusComposer.Same(entity.Status, status))
            await client.PatchAsync<CacheGuardrail>(entity.Metadata.Name!, null, StatusPatch.Create(entity, status, EntitiesJsonContext.Default.CacheGuardrailStatus), cancellationToken);
        await admissionPolicies.KeepAsync(entity, reviews.Guardrails, cancellationToken);
        return ReconciliationResult.RequeueAfter(Recount);
    }

    public Task<ReconciliationResult> DeletedAsync(CacheGuardrail entity, CancellationToken cancellationToken) => Task.FromResult(ReconciliationResult.Success);
}
