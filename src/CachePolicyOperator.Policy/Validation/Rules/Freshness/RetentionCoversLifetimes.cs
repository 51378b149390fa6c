using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Validation.Fields;

namespace CachePolicyOperator.Policy.Validation.Rules;

/// <summary>TTL-009, report: what may be served is kept that long.</summary>
internal sealed class RetentionCoversLifetimes() : PolicyRule(new(
    "TTL-009",
    Severity.Report,
    "storage.inactive is at least the shortest edge lifetime of the rules that store, and at least each stale window.",
    "Responses that nobody asks for are removed after storage.inactive, fresh or not: a longer lifetime then promises hits, and a longer window an availability, that is not there.",
    "nginx's inactive parameter of proxy_cache_path",
    "Raise inactive, or shorten the lifetime or the window.")
{
    Title = "Storage keeps what may be served",
    Concerns = SpecSection.Storage,
})
{
    private const string Path = "spec.storage.inactive";

    public override IEnumerable<PolicyViolation> Judge(ReviewedSpec reviewed)
    {
        if (CacheDuration.Parse(reviewed.Spec.Storage.Inactive) is not Parsed<CacheDuration>.Value { Result: var inactive })
            yield break;

        StoringRule? shortest = null;
        StoringRule? widest = null;
        foreach (var storing in reviewed.Storing)
        {
            if (storing.Lifetime is not null && !(storing.Lifetime >= shortest?.Lifetime))
                shortest = storing;
            if (storing.Window > (widest?.Window ?? inactive))
                widest = storing;
        }

        if (shortest?.Lifetime > inactive && !reviewed.RefusesEdge(shortest))
            yield return Violation(Path, $"what nobody asks for is removed after {reviewed.Spec.Storage.Inactive}, sooner than any edge lifetime is over (the shortest is {shortest.LifetimeText}, in rule {Quoted.Text(shortest.Rule.Name)}); raise inactive to {shortest.Lifetime}, or lower the lifetimes");
        if (widest is not null)
            yield return Violation(Path, $"what nobody asks for is removed after {reviewed.Spec.Storage.Inactive}, sooner than the stale window of rule {Quoted.Text(widest.Rule.Name)} is over ({widest.Window}); raise inactive to {widest.Window}, or narrow the window");
    }
}
