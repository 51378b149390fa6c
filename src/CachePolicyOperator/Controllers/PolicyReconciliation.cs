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
    public static void Add(OperatorBuilder builder, HostOptions options, Caches caches, VerdictLedger verdicts, IKubernetesClient client, IEventRecorder events, IPodHttp pods, Meter meter)
    {
        var time = TimeProvider.System;
        var announcer = new Announcer(events);
        var ledger = new AttestationLedger(time, Random.Shared);
        var drift = new DriftLedger(new(client), announcer, new(meter), time);
        var edits = new SpecEdits(time);
        var attestor = new Attestor(client, new(pods, time));
        var controller = new CachePolicyController(
            new Gatherer(caches, verdicts),
            verdicts,
            new RevisionClient(client),
            new RolloutExecutor(new(client), attestor, ledger, announcer, drift, time),
            new Reporter(client, announcer, time),
            ledger,
            drift,
            edits,
            new OwnStatuses(),
            new NextLook(ledger, drift, time));

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
