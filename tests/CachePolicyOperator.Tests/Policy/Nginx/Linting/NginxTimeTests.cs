using CachePolicyOperator.Policy.Nginx.Linting.Model;

namespace CachePolicyOperator.Tests.Policy.Nginx.Linting;

/// <summary>Times as ngx_parse_time reads them.</summary>
public sealed class NginxTimeTests
{
    [Theory]
    [InlineData("90s", 90, false)]
    [InlineData("1h30m", 5400, false)]
    [InlineData("1d 12h", 129_600, false)]
    [InlineData("1M", 2_592_000, false)]
    [InlineData("1y", 31_536_000, false)]
    [InlineData("14400", 14_400, true)]
    [InlineData("1h30", 3630, true)]
    [InlineData("0", 0, true)]
    [InlineData("99999999999y", 3_153_599_999_968_464_000, false)]
    public void A_time_is_read(string text, long seconds, bool isBare) =>
        Assert.Equal(new NginxTime(seconds, isBare), NginxTime.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-1")]
    [InlineData("1x")]
    [InlineData("1m1h")]
    [InlineData("1s1s")]
    [InlineData("100ms")]
    [InlineData("999999999999y")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807s1")]
    public void What_nginx_refuses_is_nothing(string text) =>
        Assert.Null(NginxTime.Parse(text));
}
