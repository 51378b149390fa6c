using System.Text.RegularExpressions;
using CachePolicyOperator.Policy.Rendering.Nginx;

namespace CachePolicyOperator.Tests.Policy.Rendering.Nginx;

public sealed class StructuredFieldTests
{
    [Theory]
    [InlineData("max-age=60")]
    [InlineData("max-age=60, public")]
    [InlineData("max-age=60 \t,\t public")]
    [InlineData("a=-1, b=-1.5, c=999999999999999, d=123456789012.123")]
    [InlineData("a=\"\", b=\"x, \\\"y\\\\\", c=token/of:any*, d=:aGk=:, e=?0, f=*")]
    [InlineData("a;p;q=1; r=\"x\", b=1;p")]
    [InlineData("a=(), b=( 1 \"two\";p three ), c=(1);q")]
    [InlineData("*key.1_-*")]
    public void A_dictionary_is_one(string text) => Assert.Matches(StructuredField.Dictionary.Text, text);

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("max-age=60,")]
    [InlineData(",max-age=60")]
    [InlineData("max-age=60,,public")]
    [InlineData("max-age=60; , public")]
    [InlineData("Max-Age=60")]
    [InlineData("max-age = 60")]
    [InlineData("max-age=")]
    [InlineData("max-age=60 public")]
    [InlineData("max-age=60s")]
    [InlineData("max-age=1234567890123456")]
    [InlineData("a=1.2345")]
    [InlineData("a=1.")]
    [InlineData("a=\"x")]
    [InlineData("a=\"\\x\"")]
    [InlineData("a=\"ü\"")]
    [InlineData("a=?2")]
    [InlineData("a=(1")]
    [InlineData("a=(1,2)")]
    [InlineData("1=a")]
    public void Anything_else_is_none(string text) => Assert.DoesNotMatch(StructuredField.Dictionary.Text, text);

    [Fact]
    public void A_long_text_that_is_none_is_found_out_quickly()
    {
        var pattern = new Regex(StructuredField.Dictionary.Text, RegexOptions.None, TimeSpan.FromSeconds(1));

        foreach (var part in new[] { "a, ", "a=1;b;c=2, ", "a=(1 2  3), ", "a=\"\\\\\", ", "a;  ", "a=(  " })
            Assert.DoesNotMatch(pattern, string.Concat(Enumerable.Repeat(part, 16_000 / part.Length)) + "!");
    }

    [Theory]
    [InlineData("a=1", "=1")]
    [InlineData("b, a=1, c", "=1, c")]
    [InlineData("a=1, b, a=2", "=2")]
    [InlineData("a=1, b=\", a=2\"", "=1, b=\", a=2\"")]
    [InlineData("a=1, a-b=2, ba=3", "=1, a-b=2, ba=3")]
    public void The_last_member_of_a_name_counts(string text, string rest) =>
        Assert.Equal(rest, Regex.Replace(text, StructuredField.LastMember("a").Text, ""));

    [Fact]
    public void A_member_that_is_not_there_is_not_found() => Assert.DoesNotMatch(StructuredField.LastMember("a").Text, "b=\"x, a=1\", aa");
}
