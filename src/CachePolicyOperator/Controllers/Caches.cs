using CachePolicyOperator.Abstractions.Entities;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Policy.Rollout.Slots;
using CachePolicyOperator.Revisions;
using CachePolicyOperator.Runtime.Hosting;
using CachePolicyOperator.Runtime.Informers;

namespace CachePolicyOperator.Controllers;

/// <summary>What the operator keeps in memory of the cluster, and how it is found there.</summary>
[EntityRbac(Group = ApiGroup.Name, Resources = ["cachepolicies", "cacheguardrails"], Verbs = ["list", "watch"])]
[EntityRbac(Group = "apps", Resources = ["deployments", "statefulsets", "daemonsets"], Verbs = ["list", "watch"])]
internal sealed class Caches
{
    private readonly SharedInformer<CachePolicy> _policies;
    private readonly SharedInformer<CacheGuardrail> _guardrails;
    private readonly SharedInformer<NamespaceMetadata> _namespaces;
    private readonly IIndex<CachePolicy, string> _policiesByNamespace;

    /// <param name="builder">Makes the informers.</param>
    /// <param name="namespace">The only namespace to look at; null: all.</param>
    public Caches(OperatorBuilder builder, string? @namespace)
    {
        Scope = new() { Namespace = @namespace };
        RevisionScope = Scope with { LabelSelector = Marks.PolicyLabel };

        _policies = builder.Informer<CachePolicy>(Scope).Transform(Trim.Policy);
        var revisions = builder.Informer<RevisionMetadata>(RevisionScope);
        Policies = _policies.Store;
        PoliciesByTarget = _policies.AddIndex(policy => new[] { TargetKey.Of(policy) });
        _policiesByNamespace = _policies.AddIndex(policy => new[] { policy.Metadata.Namespace ?? "" });
        PoliciesByHost = _policies.AddIndex(policy => Neighbourhood.HostsOf(policy).Distinct());
        PoliciesBySlot = _policies.AddIndex(policy => SlotUse.Of(policy.Status) is { } state ? new[] { state } : []);
        _guardrails = builder.Informer<CacheGuardrail>(InformerScope.All);
        _namespaces = builder.Informer<NamespaceMetadata>(InformerScope.All);
        RevisionsByPolicy = revisions.AddIndex(LabelledPolicy);
        Deployments = builder.Informer<Deployment>(Scope).Transform(Trim.Workload).Store;
        StatefulSets = builder.Informer<StatefulSet>(Scope).Transform(Trim.Workload).Store;
        DaemonSets = builder.Informer<DaemonSet>(Scope).Transform(Trim.Workload).Store;
    }

    public InformerScope Scope { get; }

    /// <summary>Of all ConfigMaps, only those that were rendered for a policy.</summary>
    public InformerScope RevisionScope { get; }

    public IStore<CachePolicy> Policies { get; }

    public IIndex<CachePolicy, TargetKey> PoliciesByTarget { get; }

    /// <summary>Policies by the hosts that their rules name.</summary>
    public IIndex<CachePolicy, string> PoliciesByHost { get; }

    /// <summary>Policies whose rollouts are in progress, and those that wait.</summary>
    public IIndex<CachePolicy, SlotState> PoliciesBySlot { get; }

    public IStore<CacheGuardrail> Guardrails => _guardrails.Store;

    /// <summary>Labels of all namespaces.</summary>
    public IStore<NamespaceMetadata> Namespaces => _namespaces.Store;

    /// <summary>Whether everything that a policy is judged by has been read once.</summary>
    public bool CanJudge => _policies.HasSynced && _guardrails.HasSynced && _namespaces.HasSynced;

    /// <summary>Revisions by namespace and label value; see <see cref="PolicyLabel"/>.</summary>
    public IIndex<RevisionMetadata, NamespacedName> RevisionsByPolicy { get; }

    public IStore<Deployment> Deployments { get; }

    public IStore<StatefulSet> StatefulSets { get; }

    public IStore<DaemonSet> DaemonSets { get; }

    /// <summary>Keys of the policies that a workload matters to.</summary>
    public IEnumerable<NamespacedName> PoliciesFor(IWorkload workload) => PoliciesByTarget.Find(TargetKey.Of(workload)).Select(p => NamespacedName.Of(p));

    /// <summary>Keys of the policies that want the same workload as this one.</summary>
    public IEnumerable<NamespacedName> RivalsOf(CachePolicy policy) => PoliciesByTarget.Find(TargetKey.Of(policy)).Select(p => NamespacedName.Of(p));

    /// <summary>Keys of the policies that say something about the same hosts.</summary>
    public IEnumerable<NamespacedName> NeighboursOf(CachePolicy policy) =>
        Neighbourhood.HostsOf(policy).Distinct().SelectMany(PoliciesByHost.Find).Select(p => NamespacedName.Of(p));

    /// <summary>Keys of all policies: a guard-rail may have begun or ceased to select any.</summary>
    public IEnumerable<NamespacedName> PoliciesUnder(CacheGuardrail guardrail) => Policies.List().Select(p => NamespacedName.Of(p));

    /// <summary>Keys of the policies of a namespace.</summary>
    public IEnumerable<NamespacedName> PoliciesIn(NamespaceMetadata @namespace) =>
        _policiesByNamespace.Find(@namespace.Metadata.Name ?? "").Select(p => NamespacedName.Of(p));

    private static IEnumerable<NamespacedName> LabelledPolicy(RevisionMetadata revision) =>
        revision.Metadata.Labels?.GetValueOrDefault(Marks.PolicyLabel) is { } label
            ? [new(revision.Metadata.Namespace ?? "", label)]
            : [];
}
