using System.Text;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Policy.Simulation;
using CachePolicyOperator.Policy.Simulation.Logs;
using CachePolicyOperator.Tests.Policy.Rollout.Strictness;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Simulation;

/// <summary>The simulation reads bytes where others read texts: both decide the same.</summary>
public sealed class AgreementTests
{
    private static readonly string[] Paths = ["/", "/a", "/a/", "/a/b", "/ab", "/A", "/a%2fb", "/a//b", "/./a", "/a/../b", "/..", "/%61/b", "/a;b", "/a%", "/ü", "/a%3f", "/a/."];
    private static readonly string[] Hosts = ["shop.test", "www.shop.test", "SHOP.test", "test", "xshop.test"];

    [Fact]
    public void The_same_rule_takes_a_request() => Prop.ForAll(
        Gen.Elements(Paths).Two().ToArbitrary(),
        Gen.Elements(Hosts).ToArbitrary(),
        Gen.Elements("", "shop.test", "*.shop.test").ToArbitrary(),
        (paths, host, ruleHost) =>
        {
            var match = Effective.Match(RequestPath.Normalize(paths.Item1) ?? "/", ruleHost.Length == 0 ? [] : [ruleHost]);
            foreach (var exact in new[] { false, true })
            {
                var expected = (match with { Exact = exact }).Takes(new ProbeRequest(host.ToLowerInvariant(), paths.Item2, []));
                Assert.Equal(expected, Takes(match with { Exact = exact }, paths.Item2, host));
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("include id", "x=1&id=2&id=3&y&id=4", "&id=2&id=3")]
    [InlineData("include id lang", "lang=de&x=1&id=1", "&id=1&lang=de")]
    [InlineData("include id", "ids=1&ID=2", "")]
    [InlineData("include id", "id", "&id")]
    [InlineData("exclude utm_* gclid", "utm_a=1&x=1&gclid=2&y=2&utm_b=3", "x=1&y=2")]
    [InlineData("exclude utm_* gclid", "utm_a=1&gclid=2", "")]
    [InlineData("exclude flag", "flag&x=1&flag=", "x=1")]
    [InlineData("exclude id", "ids=1&xid=2", "ids=1&xid=2")]
    [InlineData("exclude u", "u&1&u&2&u&3&u&4&u&5", "1&2&3&4&u&5")]
    [InlineData("exclude u", "a&&u&b&", "a&&b")]
    [InlineData("whole", "b=1&a=2&", "b=1&a=2&")]
    public void The_query_that_counts_is_what_the_rendered_maps_compute(string query, string text, string expected)
    {
        var words = query.Split(' ');
        var key = new KeyBuffer();

        new QueryText(words[0] switch
        {
            "include" => new EffectiveQuery.Include(words[1..]),
            "exclude" => new EffectiveQuery.Exclude(words[1..]),
            _ => new EffectiveQuery.Whole(),
        }).Append(Encoding.UTF8.GetBytes(text), key);

        Assert.Equal(expected, Encoding.UTF8.GetString(key.Written));
    }

    private static bool Takes(EffectiveMatch match, string target, string host)
    {
        var fields = new LoggedFields(Effective.Having(ShortLog.Rule()));
        var request = new LoggedRequest(fields);
        Assert.Null(new LogLineReader(fields).Read(Encoding.Latin1.GetBytes($"- - - [25/Nov/2026:10:07:45 +0100] \"GET {target} HTTP/1.1\" 200 1"), request));
        return request.Path.Length > 0 && new RequestSelector(match).Takes(request, new HostText(host).Of(default));
    }
}
