using System.Diagnostics.Metrics;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Events;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Drift;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Probing;
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
    public static void Add(OperatorBuilder builder, HostOptions options, Caches caches, PolicyReviews reviews, VerdictLedger verdicts, IKubernetesClient client, IEventRecorder events, WaysToPods ways, Meter meter)
    {
        var time = TimeProvider.System;
        var announcer = new Announcer(events);
        var drift = new DriftLedger(new(client), announcer, new(meter), time);
        var memory = new PolicyMemory(verdicts, new(time, Random.Shared), drift, new(time), new(caches.Policies, caches.PoliciesBySlot, reviews, time), new());
        var controller = new CachePolicyController(
            new Gatherer(caches, verdicts),
            Applier(client, ways, memory, announcer, time),
            new Reporter(client, announcer, time),
            memory,
            new NextLook(memory.Attestations, drift, time));

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
                .Watches<CachePolicy>(memory.Queue.NextAfter, new SlotFreed(), caches.Scope)
                .Watches<CacheGuardrail>(caches.PoliciesUnder, new GenerationChanged(), InformerScope.All)
                .Watches<NamespaceMetadata>(caches.PoliciesIn, new LabelChanged(), InformerScope.All),
            caches.Scope);
    }

    /// <summary>What acts on appraisals.</summary>
    public static PolicyApplier Applier(IKubernetesClient client, WaysToPods ways, PolicyMemory memory, Announcer announcer, TimeProvider time)
    {
        var pods = new WorkloadPods(client);
        var probe = new PodProbe(ways.Status, time);
        var refusals = new RefusalReader(ways.Logs);
        var revisions = new RevisionClient(client);
        var returns = new RolloutReturn(revisions);
        var observer = new RolloutObserver(pods, new(probe, new(ways.Traffic, time), ways.Metrics), refusals);
        var proof = new RolloutProof(new(pods, probe, refusals), memory.Attestations);
        var rollout = new RolloutExecutor(new(client), observer, returns, proof, memory.Queue, memory.Drift, announcer, time);
        return new(revisions, new(revisions), returns, rollout);
    }

    /// <summary>Not what the operator itself wrote into the status.</summary>
    private static AnyOf<CachePolicy> Changed() => new(new GenerationChanged(), new LabelChanged(), new AnnotationChanged());
}
