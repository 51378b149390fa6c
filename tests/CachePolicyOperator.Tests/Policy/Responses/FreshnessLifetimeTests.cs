using CachePolicyOperator.Policy.Responses;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Responses;

public sealed class FreshnessLifetimeTests
{
    private const string Noon = "Mon, 01 Jun 2026 12:00:00 GMT";

    [Theory]
    [InlineData("200 Cache-Control: max-age=60, s-maxage=30", 30, "RFC 9111 section 5.2.2.10")]
    [InlineData("200 Cache-Control: MAX-AGE=60 | Expires: 0", 60, "RFC 9111 section 5.2.2.1")]
    [InlineData("200 Cache-Control: max-age=\"60\"", 60, "RFC 9111 section 5.2.2.1")]
    [InlineData("200 Cache-Control: max-age=60, max-age=5", 60, "RFC 9111 section 5.2.2.1")]
    [InlineData("200 Cache-Control: max-age=soon", 0, "RFC 9111 section 4.2.1")]
    [InlineData("200 Cache-Control: max-age", 0, "RFC 9111 section 4.2.1")]
    [InlineData("200 Cache-Control: s-maxage=-1, max-age=60", 0, "RFC 9111 section 4.2.1")]
    [InlineData("200 Cache-Control: max-age=99999999999999999999", 2147483648, "RFC 9111 section 5.2.2.1")]
    [InlineData("200 Expires: 0", 0, "RFC 9111 section 5.3")]
    [InlineData("200 Date: " + Noon + " | Expires: Mon, 01 Jun 2026 12:00:45 GMT", 45, "RFC 9111 section 5.3")]
    [InlineData("200 Date: " + Noon + " | Expires: Mon, 01 Jun 2026 11:00:00 GMT", 0, "RFC 9111 section 5.3")]
    [InlineData("200 Expires: Mon, 01 Jun 2026 12:00:07 GMT", 7, "RFC 9111 section 5.3")]
    [InlineData("200 CDN-Cache-Control: max-age=20 | Cache-Control: max-age=60", 20, "RFC 9213 section 2.2, RFC 9111 section 5.2.2.1")]
    [InlineData("200 CDN-Cache-Control: max-age=20, | Cache-Control: max-age=60", 60, "RFC 9111 section 5.2.2.1")]
    [InlineData("200 CDN-Cache-Control: max-age=\"20\" | Cache-Control: max-age=60", 0, "RFC 9213 section 2.2, RFC 9111 section 4.2.1")]
    public void The_lifetime_and_where_it_comes_from(string response, long seconds, string section)
    {
        var stated = Assert.IsType<Freshness.Stated>(FreshnessLifetime.Of(Captured.Of(response), Captured.Received));

        Assert.Equal((seconds, section), (stated.Seconds, stated.Section));
    }

    [Theory]
    [InlineData("200 Last-Modified: Mon, 01 Jun 2020 12:00:00 GMT")]
    [InlineData("200 Cache-Control: public")]
    [InlineData("200 CDN-Cache-Control: public | Cache-Control: max-age=60 | Expires: 0")]
    public void Without_a_word_there_is_no_lifetime(string response) => Assert.IsType<Freshness.Unstated>(FreshnessLifetime.Of(Captured.Of(response), Captured.Received));

    [Fact]
    public void The_shared_lifetime_wins_whatever_stands_around_it() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 100_000).SelectMany(shared => Gen.Choose(0, 100_000).SelectMany(own => Gen.Elements(true, false).Select(first => (shared, own, first))))),
        drawn =>
        {
            var (shared, own) = ($"s-maxage={drawn.shared}", $"max-age={drawn.own}");
            var response = drawn.first ? $"200 Cache-Control: {shared}, {own}" : $"200 Cache-Control: {own} | Cache-Control: {shared}";
            return FreshnessLifetime.Of(Captured.Of(response), Captured.Received) is Freshness.Stated { Seconds: var seconds } && seconds == drawn.shared;
        }).QuickCheckThrowOnFailure();
}
