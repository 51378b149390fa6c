using CachePolicyOperator.Policy.Responses;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Responses;

public sealed class StorageConditionsTests
{
    private static readonly string[] Harmless = ["max-age=60", "public", "s-maxage=5", "must-revalidate", "stale-if-error=9", "immutable", "x=\"a, no-store\"", ""];

    [Theory]
    [InlineData("200 Cache-Control: max-age=60, NO-STORE", "RFC 9111 section 5.2.2.5")]
    [InlineData("200 Cache-Control: max-age=60 | Cache-Control: private", "RFC 9111 section 5.2.2.7")]
    [InlineData("200 Vary: Accept, *", "RFC 9111 section 4.1")]
    [InlineData("206 Cache-Control: max-age=60", "RFC 9111 section 3.3")]
    [InlineData("304 Cache-Control: max-age=60", "RFC 9111 section 4.3.4")]
    [InlineData("103 Link: x", "RFC 9111 section 3")]
    [InlineData("500 X: y", "RFC 9111 section 3")]
    [InlineData("200 CDN-Cache-Control: no-store | Cache-Control: max-age=60", "RFC 9111 section 5.2.2.5")]
    public void What_forbids_to_store_is_named_with_its_section(string response, string section) =>
        Assert.Contains(section, StorageConditions.Judge(Captured.Of(response)).Where(remark => remark.Forbids).Select(remark => remark.Section));

    [Theory]
    [InlineData("200 X: y")]
    [InlineData("404 X: y")]
    [InlineData("500 Cache-Control: max-age=1")]
    [InlineData("302 Expires: 0")]
    [InlineData("200 Cache-Control: no-store, must-understand, max-age=5")]
    [InlineData("200 Cache-Control: no-cache")]
    [InlineData("200 Set-Cookie: a=1")]
    [InlineData("200 Vary: Accept")]
    [InlineData("200 Cache-Control: x=\"no-store, private\"")]
    [InlineData("200 CDN-Cache-Control: max-age=60 | Cache-Control: no-store")]
    public void What_nothing_forbids_may_be_stored(string response) => Assert.DoesNotContain(StorageConditions.Judge(Captured.Of(response)), remark => remark.Forbids);

    [Theory]
    [InlineData("200 Cache-Control: max-age=60", true)]
    [InlineData("200 Cache-Control: public", false)]
    [InlineData("200 Cache-Control: s-maxage=1", false)]
    [InlineData("200 Cache-Control: must-revalidate", false)]
    [InlineData("200 CDN-Cache-Control: max-age=1 | Cache-Control: public", true)]
    public void What_answers_credentials_needs_the_origins_word(string response, bool forbidden) =>
        Assert.Equal(forbidden, StorageConditions.Judge(Captured.Of(response, "GET", "Authorization: Bearer x")).Any(remark => remark is { Forbids: true, Section: "RFC 9111 section 3.5" }));

    [Fact]
    public void Only_get_and_head_are_reused() =>
        Assert.Contains(StorageConditions.Judge(Captured.Of("200 Cache-Control: max-age=60", "POST")), remark => remark is { Forbids: true, Section: "RFC 9110 section 9.2.3" });

    [Fact]
    public void A_prohibition_forbids_wherever_it_stands()
    {
        var directives = Gen.Elements(Harmless).ListOf(4);
        Prop.ForAll(
            Arb.From(directives.SelectMany(others => Gen.Choose(0, others.Count).SelectMany(at => Gen.Elements("no-store", "private", "No-Store", "PRIVATE").Select(word => (others, at, word))))),
            drawn =>
            {
                var (others, at, word) = drawn;
                var lines = others.Take(at).Append(word).Concat(others.Skip(at)).Select(directive => $"Cache-Control: {directive}");
                return StorageConditions.Judge(Captured.Of($"200 {string.Join(" | ", lines)}")).Any(remark => remark.Forbids);
            }).QuickCheckThrowOnFailure();
    }
}
