using CachePolicyOperator.Policy.Http;

namespace CachePolicyOperator.Tests.Policy.Http;

public sealed class CacheStatusHeaderTests
{
    [Fact]
    public void A_hit_tells_its_rule_and_when_the_origin_made_it()
    {
        var status = CacheStatusHeader.Read(["shop; hit; rule=pages; detail=HIT; date=\"Mon, 02 Nov 2026 10:00:00 GMT\""], "shop");

        Assert.Equal(new CacheStatus(CacheHandling.Hit) { Rule = "pages", Date = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero) }, status);
    }

    [Theory]
    [InlineData("shop; fwd=miss; stored; rule=pages", CacheHandling.Forwarded, true, "pages")]
    [InlineData("shop; fwd=stale; rule=\"1st\"", CacheHandling.Forwarded, false, "1st")]
    [InlineData("shop; fwd=bypass; detail=no-rule", CacheHandling.Bypass, false, null)]
    [InlineData("shop; hit=?0; fwd=miss", CacheHandling.Forwarded, false, null)]
    [InlineData("\"shop\"; hit", CacheHandling.Hit, false, null)]
    [InlineData("cdn; hit, shop; fwd=miss", CacheHandling.Forwarded, false, null)]
    [InlineData("shop; hit, shop; fwd=bypass", CacheHandling.Bypass, false, null)]
    public void The_policys_own_cache_is_read(string header, CacheHandling handling, bool stored, string? rule) =>
        Assert.Equal(new CacheStatus(handling) { Stored = stored, Rule = rule }, CacheStatusHeader.Read([header], "shop"));

    [Theory]
    [InlineData("")]
    [InlineData("cdn; hit")]
    [InlineData("shop; hit, ")]
    [InlineData("(shop); hit")]
    public void Where_the_policys_cache_says_nothing_there_is_nothing(string header) => Assert.Null(CacheStatusHeader.Read([header], "shop"));
}
