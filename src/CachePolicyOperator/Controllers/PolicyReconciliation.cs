using System.Diagnostics.Metrics;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Drift;
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
    public static void Add(OperatorBuilder builder, HostOptions options, Caches caches, PolicyReviews reviews, VerdictLedger verdicts, IKubernetesClient client, IPodLogs logs, IEventRecorder events, IPodHttp pods, Meter meter)
    {
        var time = TimeProvider.System;
        var announcer = new Announcer(events);
        var ledger = new AttestationLedger(time, Random.Shared);
        var workloadPods = new WorkloadPods(client);
        var attestor = new Attestor(workloadPods, new(pods, time));
        var revisions = new RevisionClient(client);
        var returns = new RolloutReturn(revisions);
        var observer = new RolloutObserver(workloadPods, new StatusPortGates(attestor), new(logs));
        var drift = new DriftLedger(new(client), announcer, new(meter), time);
        var queue = new RolloutQueue(caches, reviews, time);
        var controller = new CachePolicyController(
            new Gatherer(caches, verdicts),
            verdicts,
            revisions,
            new RevisionIntroducer(revisions),
            returns,
            new RolloutExecutor(new(client), observer, returns, new(attestor, ledger), new(queue, drift), announcer, time),
            new Reporter(client, announcer, time),
            ledger,
            drift,
            queue,
            new SpecEdits(time),
            new OwnStatuses(),
            new NextLook(ledger, drift, queue, time));

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
                .Watches<CachePolicy>(queue.NextAfter, new SlotFreed(), caches.Scope)
                .Watches<CacheGuardrail>(caches.PoliciesUnder, new GenerationChanged(), InformerScope.All)
                .Watches<NamespaceMetadata>(caches.PoliciesIn, new LabelChanged(), InformerScope.All),
            caches.Scope);
    }

    /// <summary>Not what the operator itself wrote into the status.</summary>
    private static AnyOf<CachePolicy> Changed() => new(new GenerationChanged(), new LabelChanged(), new AnnotationChanged());
}
