using CachePolicyOperator.Policy.Http;

namespace CachePolicyOperator.Tests.Policy.Http;

public sealed class ServedAgeTests
{
    private static readonly DateTimeOffset Made = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);

    private static readonly CacheStatus Hit = new(CacheHandling.Hit) { Date = Made };

    [Fact]
    public void The_age_header_counts_first() => Assert.Equal(TimeSpan.FromSeconds(90), Age(["90"], "Mon, 02 Nov 2026 10:00:05 GMT", Hit));

    [Fact]
    public void Without_it_the_proxys_own_clock_counts() => Assert.Equal(TimeSpan.FromSeconds(12), Age([], "Mon, 02 Nov 2026 10:00:12 GMT", Hit));

    [Fact]
    public void Without_its_date_the_arrival_counts() => Assert.Equal(TimeSpan.FromHours(1), Age([], null, Hit));

    [Fact]
    public void A_clock_behind_the_origins_makes_no_negative_age() => Assert.Equal(TimeSpan.Zero, Age([], "Mon, 02 Nov 2026 09:59:00 GMT", Hit));

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    [InlineData("soon")]
    public void An_age_that_is_no_number_of_seconds_is_none(string age) => Assert.Null(Age([age], null, null));

    private static TimeSpan? Age(string[] age, string? date, CacheStatus? cache) => ServedAge.Of(age, date is null ? [] : [date], cache, Made.AddHours(1));
}
