using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Reporting;
using CachePolicyOperator.Revisions;
using CachePolicyOperator.Runtime.Controllers.Predicates;
using CachePolicyOperator.Runtime.Hosting;
using CachePolicyOperator.Runtime.Informers;
using CachePolicyOperator.Serving;

namespace CachePolicyOperator.Controllers;

/// <summary>Makes the controller of CachePolicies and says what it watches.</summary>
internal static class PolicyReconciliation
{
    public static void Add(OperatorBuilder builder, HostOptions options, Caches caches, VerdictLedger verdicts, IKubernetesClient client, IPodLogs logs, IEventRecorder events, IPodHttp pods)
    {
        var time = TimeProvider.System;
        var announcer = new Announcer(events);
        var ledger = new AttestationLedger(time, Random.Shared);
        var workloadPods = new WorkloadPods(client);
        var attestor = new Attestor(workloadPods, new(pods, time));
        var revisions = new RevisionClient(client);
        var returns = new RolloutReturn(revisions);
        var observer = new RolloutObserver(workloadPods, new StatusPortGates(attestor), new(logs));
        var controller = new CachePolicyController(
            new Gatherer(caches, verdicts),
            verdicts,
            revisions,
            new RevisionIntroducer(revisions),
            returns,
            new RolloutExecutor(new(client), observer, returns, new(attestor, ledger), announcer, time),
            new Reporter(client, announcer, time),
            ledger,
            new OwnStatuses(),
            new NextLook(ledger, time));

        builder.AddController(
            controller,
            on => on
                .WithOptions(new() { Workers = options.Workers, ResyncPeriod = options.ResyncPeriod })
                .When(Changed())
                .Owns<RevisionMetadata>(scope: caches.RevisionScope)
                .Watches<Deployment>(caches.PoliciesFor, scope: caches.Scope)
                .Watches<StatefulSet>(caches.PoliciesFor, scope: caches.Scope)
                .Watches<DaemonSet>(caches.PoliciesFor, scope: caches.Scope)
                .Watches<CachePolicy>(caches.RivalsOf, new GenerationChanged(), caches.Scope)
                .Watches<CachePolicy>(caches.NeighboursOf, new GenerationChanged(), caches.Scope)
                .Watches<CacheGuardrail>(caches.PoliciesUnder, new GenerationChanged(), InformerScope.All)
                .Watches<NamespaceMetadata>(caches.PoliciesIn, new LabelChanged(), InformerScope.All),
            caches.Scope);
    }

    /// <summary>Not what the operator itself wrote into the status.</summary>
    private static AnyOf<CachePolicy> Changed() => new(new GenerationChanged(), new LabelChanged(), new AnnotationChanged());
}
