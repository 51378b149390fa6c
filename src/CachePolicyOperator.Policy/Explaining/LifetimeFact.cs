using System.Globalization;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Explaining;

/// <summary>One number of a rule that decides how old content may become.</summary>
/// <param name="Name">What it limits.</param>
/// <param name="Value">The number.</param>
/// <param name="Path">The field that says so.</param>
/// <param name="Meaning">What it means, as a clause.</param>
/// <param name="Ceiling">The longest that is allowed, and who says so.</param>
public sealed record LifetimeFact(string Name, CacheDuration Value, string Path, string Meaning, Limit Ceiling)
{
    /// <param name="store">The rule.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="contentClass">What it is judged as.</param>
    /// <param name="guardrails">In force for the policy.</param>
    public static IReadOnlyList<LifetimeFact> Of(EffectiveRule.Store store, string path, ContentClass contentClass, GuardrailSet guardrails)
    {
        return
        [
            .. Edge(),
            .. store.Negative.OrderBy(entry => entry.Key).Select(entry => Fact(
                string.Create(CultureInfo.InvariantCulture, $"edge, {entry.Key}"), entry.Value, string.Create(CultureInfo.InvariantCulture, $"ttl.negative[{entry.Key}]"), "for this error", entry.Key is 404 or 410 ? Budget.NotFound : Budget.Negative)),
            Fact("client", store.Client, "ttl.client", store.Client == CacheDuration.Zero ? "clients ask every time" : "told to clients; no purge reaches them", Budget.Client),
            Fact("stale while revalidating", store.StaleWhileRevalidate, "stale.whileRevalidate", "while a new copy is fetched behind it", Budget.WhileRevalidate),
            Fact("stale if the origin fails", store.StaleIfError, "stale.ifError", "while the origin fails", Budget.IfError),
        ];

        IEnumerable<LifetimeFact> Edge()
        {
            switch (store.Lifetime)
            {
                case EffectiveLifetime.Override(var edge):
                    yield return Fact("edge", edge, "ttl.edge", "for 200, 301 and 308, whatever lifetime the origin states", Budget.Edge);
                    break;
                case EffectiveLifetime.RespectOrigin(var max, var standard):
                    yield return Fact("edge, at most", max, "ttl.max", "the origin's lifetime is cut to this", Budget.Edge);
                    if (standard is { } usual)
                        yield return Fact("edge, by default", usual, "ttl.default", "where the origin states no lifetime", Budget.Edge);
                    break;
            }
        }

        LifetimeFact Fact(string name, CacheDuration value, string field, string meaning, Budget budget) =>
            new(name, value, $"{path}.{field}", meaning, guardrails.LimitOn(contentClass, budget));
    }
}
