using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Runtime.Controllers.Predicates;
using CachePolicyOperator.Runtime.Hosting;
using CachePolicyOperator.Runtime.Informers;

namespace CachePolicyOperator.Guardrails;

/// <summary>Makes the controller of CacheGuardrails and says what it watches.</summary>
internal static class GuardrailReconciliation
{
    public static void Add(OperatorBuilder builder, Caches caches, PolicyReviews reviews, VerdictLedger verdicts, IKubernetesClient client) =>
        builder.AddController(
            new CacheGuardrailController(client, reviews, new(caches.Policies, reviews, verdicts), new(client, TimeProvider.System), TimeProvider.System),
            on => on.WithOptions(new() { Workers = 1 }).When(new GenerationChanged()),
            InformerScope.All);
}
