using CachePolicyOperator.Policy.Model;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Model;

public sealed class CacheDurationTests
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("250ms", 250)]
    [InlineData("90s", 90_000)]
    [InlineData("10m", 600_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("7d", 604_800_000)]
    [InlineData("1d2h3m4s5ms", 93_784_005)]
    [InlineData("3650d", 315_360_000_000)]
    public void Numbers_with_units_are_read(string text, long milliseconds) =>
        Assert.Equal(milliseconds, CacheDuration.Parse(text).OrThrow().Milliseconds);

    [Theory]
    [InlineData(null, "is needed")]
    [InlineData("", "is needed")]
    [InlineData("14400", "write 14400s for seconds")]
    [InlineData("-5s", "sign")]
    [InlineData("+5s", "sign")]
    [InlineData("5x", "unknown unit")]
    [InlineData("1h30", "missing or unknown unit")]
    [InlineData("1y", "unknown unit")]
    [InlineData("5S", "unknown unit")]
    [InlineData("1.5h", "unknown unit")]
    [InlineData("s", "not a duration")]
    [InlineData(" 5s", "not a duration")]
    [InlineData("5s ", "not a duration")]
    [InlineData("５s", "not a duration")]
    [InlineData("30m1h", "longest first")]
    [InlineData("1s1s", "longest first")]
    [InlineData("3651d", "ten years")]
    [InlineData("3650d1ms", "ten years")]
    [InlineData("99999999999999999999999s", "ten years")]
    [InlineData("9223372036854775807ms", "ten years")]
    public void Anything_else_is_refused_with_a_reason(string? text, string reason) =>
        Assert.Contains(reason, Assert.IsType<Parsed<CacheDuration>.Refused>(CacheDuration.Parse(text)).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_reason_quotes_no_control_characters_and_no_long_texts()
    {
        var reason = Assert.IsType<Parsed<CacheDuration>.Refused>(CacheDuration.Parse("1\n\"" + new string('x', 5000))).Reason;

        Assert.DoesNotContain('\n', reason);
        Assert.InRange(reason.Length, 1, 200);
    }

    [Fact]
    public void The_canonical_text_reads_back_as_the_same_duration() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).Select(n => $"{n}ms").ToArbitrary(),
            text =>
            {
                var duration = CacheDuration.Parse(text).OrThrow();
                return CacheDuration.Parse(duration.ToString()).OrThrow() == duration;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_makes_parsing_throw() =>
        Prop.ForAll<string?>(text => CacheDuration.Parse(text) is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_lengths_are_equal_however_they_are_written() =>
        Assert.Equal(CacheDuration.Parse("90s"), CacheDuration.Parse("1m30s"));
}
