using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Requests;

public sealed class MatchMissTests
{
    [Theory]
    [InlineData("/a/", "path /x does not begin with /a/; method POST is not GET or HEAD; host x.example is not a.example or *.b.example")]
    public void Each_part_that_does_not_hold_is_told(string path, string text)
    {
        var match = new EffectiveMatch { Path = path, Exact = false, Hosts = ["a.example", "*.b.example"], Methods = ["GET", "HEAD"] };

        Assert.Equal(text, string.Join("; ", MatchMiss.Between(match, new("x.example", "/x", []) { Method = "POST" }, "/x")));
    }

    [Fact]
    public void A_rule_is_for_a_request_exactly_when_nothing_misses() => Prop.ForAll(
        Arb.From(
            from path in Gen.Elements("/", "/a", "/a/b", "/b")
            from exact in Gen.Elements(true, false)
            from hosts in Gen.Elements<string[]>([], ["h.example"], ["*.example"])
            from methods in Gen.Elements<string[]>([], ["GET"], ["POST"])
            from target in Gen.Elements("/", "/a", "/a/b?x", "/b/../a")
            from host in Gen.Elements("h.example", "example", null)
            select (Match: new EffectiveMatch { Path = path, Exact = exact, Hosts = hosts, Methods = methods }, Request: new ProbeRequest(host, target, []))),
        drawn => drawn.Match.Takes(drawn.Request) == !MatchMiss.Between(drawn.Match, drawn.Request, drawn.Request.Path!).Any()).QuickCheckThrowOnFailure();
}
