using CachePolicyOperator.Policy.Http;
using CachePolicyOperator.Policy.Responses;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Responses;

public sealed class CurrentAgeTests
{
    [Theory]
    [InlineData("200 X: y", 0)]
    [InlineData("200 Age: 40", 40)]
    [InlineData("200 Age: old", 0)]
    [InlineData("200 Date: Mon, 01 Jun 2026 11:59:00 GMT", 60)]
    [InlineData("200 Date: Mon, 01 Jun 2026 12:59:00 GMT", 0)]
    [InlineData("200 Age: 40 | Date: Mon, 01 Jun 2026 11:59:00 GMT", 60)]
    [InlineData("200 Age: 400 | Date: Mon, 01 Jun 2026 11:59:00 GMT", 400)]
    [InlineData("200 Age: 99999999999", 2147483648)]
    public void The_older_of_what_is_known_counts(string response, long seconds) =>
        Assert.Equal(seconds, CurrentAge.Of(Captured.Of(response).Response, null, Captured.Received).Seconds);

    [Fact]
    public void Nginx_sends_no_age_and_its_cache_status_has_the_date()
    {
        var status = new CacheStatus(CacheHandling.Hit) { Date = Captured.Received.AddSeconds(-90) };

        Assert.Equal(new CurrentAge(90, "date of Cache-Status"), CurrentAge.Of(Captured.Of("200 Date: Mon, 01 Jun 2026 12:00:00 GMT").Response, status, Captured.Received));
    }

    [Fact]
    public void It_is_fresh_exactly_while_it_is_younger_than_its_lifetime() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 50).SelectMany(age => Gen.Choose(0, 50).Select(lifetime => (age, lifetime)))),
        drawn => Captured.Review($"200 Age: {drawn.age} | Cache-Control: max-age={drawn.lifetime}").IsFresh == drawn.age < drawn.lifetime).QuickCheckThrowOnFailure();
}
