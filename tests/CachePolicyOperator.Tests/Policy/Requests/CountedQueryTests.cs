using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Requests;

/// <summary>nginx itself is asked in ProxyTests.</summary>
public sealed class CountedQueryTests
{
    private static readonly Arbitrary<string> Queries = Arb.From(Gen.Elements("a=1", "b", "utm_x=2", "gclid=", "", "a=2", "utm_").ListOf().Select(parts => string.Join('&', parts)));

    [Fact]
    public void Nothing_is_lost_or_made_up() => Prop.ForAll(Queries, text =>
    {
        foreach (EffectiveQuery query in new EffectiveQuery[] { new EffectiveQuery.Include(["a", "b"]), new EffectiveQuery.Exclude(["gclid", "utm_*"]), new EffectiveQuery.Whole() })
        {
            var counted = CountedQuery.Of(query, text);
            Assert.Equal(Parts(text).Order(), Parts(counted.Text).Concat(counted.Ignored).Order());
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_counts_counts_again() => Prop.ForAll(Queries, text =>
        CountedQuery.Of(new EffectiveQuery.Include(["a", "b"]), CountedQuery.Of(new EffectiveQuery.Include(["a", "b"]), text).Text).Ignored.Count == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void Only_four_runs_are_removed() =>
        Assert.Equal("1&2&3&4&a&5", CountedQuery.Of(new EffectiveQuery.Exclude(["a"]), "a&1&a&2&a&3&a&4&a&5").Text);

    private static string[] Parts(string text) => text.Split('&', StringSplitOptions.RemoveEmptyEntries);
}
