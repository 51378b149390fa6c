using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>A guard-rail whose texts have been read.</summary>
/// <remarks>
/// Assumption: admission refused what its validation refuses. Where one slipped in all the same, a ceiling that
/// cannot be read counts as not set, so that the operator's default holds.
/// </remarks>
public sealed class Guardrail
{
    private readonly Dictionary<(ContentClass, Budget), CacheDuration> _ceilings = [];

    public Guardrail(CacheGuardrail resource)
    {
        Name = resource.Metadata.Name ?? "";
        Spec = resource.Spec;
        foreach (var ceiling in Spec.Ceilings ?? [])
            Read(ceiling);
        if (Spec.Growth is { } growth)
            Growth = new(growth.Factor, CacheDuration.Parse(growth.Above) is Parsed<CacheDuration>.Value above ? above.Result : DefaultCeilings.GrowthAbove);
    }

    public string Name { get; }

    public CacheGuardrailSpec Spec { get; }

    public Enforcement Enforcement => Spec.Enforcement;

    /// <summary>How guard-rails are named in messages.</summary>
    public string Title => $"guard-rail {Name}";

    public GrowthBound? Growth { get; }

    internal IReadOnlyDictionary<(ContentClass, Budget), CacheDuration> Ceilings => _ceilings;

    public bool Selects(PolicySubject subject) =>
        Selection.Matches(Spec.NamespaceSelector, subject.NamespaceLabels) && Selection.Matches(Spec.PolicySelector, subject.Labels);

    /// <summary>Null where this guard-rail does not limit it.</summary>
    public CacheDuration? Ceiling(ContentClass contentClass, Budget budget) =>
        _ceilings.TryGetValue((contentClass, budget), out var ceiling) ? ceiling : null;

    private void Read(ClassCeiling ceiling)
    {
        foreach (var (budget, _, text) in CeilingFields.Of(ceiling))
        {
            if (ceiling.ContentClass is { } contentClass && CacheDuration.Parse(text) is Parsed<CacheDuration>.Value read)
                _ceilings[(contentClass, budget)] = read.Result;
        }
    }
}
