using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Runtime.Informers;

namespace CachePolicyOperator.Judging;

/// <summary>The cluster's guard-rails, read once each time one of them changes.</summary>
/// <remarks>Guarantees: <see cref="Current"/> is the same object as long as no guard-rail was added, changed or deleted.</remarks>
internal sealed class GuardrailBook(IStore<CacheGuardrail> store)
{
    private volatile Page _page = Page.Of([]);

    public IReadOnlyList<Guardrail> Current => Present.Sets.All;

    /// <summary>The guard-rails that are in force for a policy now.</summary>
    public GuardrailSet For(PolicySubject subject, DateTimeOffset now) => Present.Sets.For(subject, now);

    private Page Present
    {
        get
        {
            var page = _page;
            if (!page.IsOf(store.List()))
                _page = page = Page.Of(store.List());
            return page;
        }
    }

    // A status says nothing about what is allowed, so generations tell whether a guard-rail has changed.
    private sealed record Page(IReadOnlyDictionary<string, long> Generations, GuardrailSets Sets)
    {
        public static Page Of(IEnumerable<CacheGuardrail> resources)
        {
            var list = resources.ToList();
            return new(list.ToDictionary(Uid, resource => resource.Metadata.Generation), new([.. list.Select(resource => new Guardrail(resource))]));
        }

        public bool IsOf(IEnumerable<CacheGuardrail> resources)
        {
            var count = 0;
            foreach (var resource in resources)
            {
                if (!Generations.TryGetValue(Uid(resource), out var generation) || generation != resource.Metadata.Generation)
                    return false;
                count++;
            }

            return count == Generations.Count;
        }

        private static string Uid(CacheGuardrail resource) => resource.Metadata.Uid ?? "";
    }
}
