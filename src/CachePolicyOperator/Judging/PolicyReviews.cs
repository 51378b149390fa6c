using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Validation;
using CachePolicyOperator.Runtime.Informers;

namespace CachePolicyOperator.Judging;

/// <summary>Puts together what a policy is judged by, from the caches.</summary>
internal sealed class PolicyReviews(IStore<CachePolicy> policies, GuardrailBook guardrails, IStore<NamespaceMetadata> namespaces, Neighbourhood neighbourhood, TimeProvider time)
{
    /// <summary>For the controller: where two policies contradict each other, only the younger one is refused.</summary>
    public PolicyReview OfExisting(CachePolicy policy, PriorLifetimes? prior) => new(policy)
    {
        Prior = prior,
        Guardrails = GuardrailsFor(policy),
        Neighbours = [.. neighbourhood.Of(policy).Where(other => Precedence.Compare(other, policy) < 0)],
    };

    /// <summary>For admission: whoever contradicts what is there is refused.</summary>
    public PolicyReview OfIncoming(CachePolicy policy, CachePolicy? predecessor) => new(policy)
    {
        Prior = predecessor is null ? null : PriorLifetimes.Of(predecessor.Spec),
        Guardrails = GuardrailsFor(policy),
        Neighbours = neighbourhood.Of(policy),
    };

    /// <summary>What changes the verdict about a policy although the policy has not changed.</summary>
    public ReviewBasis BasisOf(CachePolicy policy) => new(
        guardrails.Current,
        NamespaceOf(policy)?.Metadata.ResourceVersion,
        policy.Metadata.Labels,
        [.. neighbourhood.Of(policy).Select(other => (other.Metadata.Uid ?? "", other.Metadata.Generation))]);

    public IReadOnlyList<Guardrail> Guardrails => guardrails.Current;

    /// <summary>All policies as guard-rails see them.</summary>
    public IEnumerable<PolicySubject> Subjects => policies.List().Select(SubjectOf);

    public PolicySubject SubjectOf(CachePolicy policy) => PolicySubject.Of(policy, NamespaceOf(policy)?.Metadata.Labels);

    /// <summary>The guard-rails for an object that is no policy, such as a ConfigMap with configuration in it.</summary>
    public GuardrailSet GuardrailsFor(string @namespace, IReadOnlyDictionary<string, string> labels) =>
        guardrails.For(new(@namespace, "", Labels(@namespace), labels), time.GetUtcNow());

    /// <summary>How many rollouts may be in progress when the policy's begins.</summary>
    public RolloutBounds RolloutBoundsFor(CachePolicy policy) => GuardrailsFor(policy).Rollouts;

    private GuardrailSet GuardrailsFor(CachePolicy policy) => guardrails.For(SubjectOf(policy), time.GetUtcNow());

    private NamespaceMetadata? NamespaceOf(CachePolicy policy) => namespaces.Get(new NamespacedName("", policy.Metadata.Namespace ?? ""));

    private IReadOnlyDictionary<string, string> Labels(string @namespace) =>
        namespaces.Get(new NamespacedName("", @namespace))?.Metadata.Labels ?? new Dictionary<string, string>();
}
