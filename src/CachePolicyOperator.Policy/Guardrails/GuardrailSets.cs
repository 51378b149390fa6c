using System.Collections.Concurrent;

namespace CachePolicyOperator.Policy.Guardrails;

/// <summary>
/// The sets that one list of guard-rails makes. Few different ones are in force in a cluster, and each is put together once: what is
/// the strictest of twenty guard-rails need not be found out for every policy.
/// </summary>
/// <remarks>Safe to use from any thread. Exceptions depend on the policy and on the time, so sets with exceptions are made anew.</remarks>
public sealed class GuardrailSets(IReadOnlyList<Guardrail> all)
{
    private readonly ConcurrentDictionary<ulong, GuardrailSet> _known = new();

    public IReadOnlyList<Guardrail> All => all;

    public GuardrailSet For(PolicySubject subject, DateTimeOffset now)
    {
        if (all.Count == 0)
            return GuardrailSet.None;
        return SelectedBy(subject) is { } selected
            ? _known.TryGetValue(selected, out var known) ? known : _known.GetOrAdd(selected, GuardrailSet.For(subject, all, now))
            : GuardrailSet.For(subject, all, now);
    }

    /// <summary>A bit for each guard-rail that selects the policy; null where that does not say everything.</summary>
    private ulong? SelectedBy(PolicySubject subject)
    {
        if (all.Count > 64)
            return null;
        ulong selected = 0;
        for (var i = 0; i < all.Count; i++)
        {
            if (!all[i].Selects(subject))
                continue;
            if (all[i].Spec.Exceptions is { Count: > 0 })
                return null;
            selected |= 1UL << i;
        }

        return selected;
    }
}
