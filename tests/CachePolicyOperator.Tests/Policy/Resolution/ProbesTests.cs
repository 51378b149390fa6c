using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Policy.Resolution;
using CachePolicyOperator.Tests.Policy.Validation;

namespace CachePolicyOperator.Tests.Policy.Resolution;

public sealed class ProbesTests
{
    [Fact]
    public void Without_probes_each_rule_is_asked_for_its_own_path_and_host()
    {
        var probes = Resolve(
            new() { Name = "account", Match = new() { PathPrefix = "/account/" }, Cache = CacheMode.Bypass },
            Specs.Rule("/assets/", name: "assets") with { Match = new() { PathPrefix = "/assets/", Hosts = ["*.example.com"] } },
            Specs.Rule("/", name: "start") with { Match = new() { Path = "/start", Hosts = ["www.example.com", "a.example.com"] } });

        Assert.Equal(
            [("account", null, "/account/"), ("assets", "probe.example.com", "/assets/"), ("start", "a.example.com", "/start")],
            probes.Select(probe => (probe.Name, probe.Request.Host, probe.Request.Target)));
        Assert.IsType<RequestHandling.Bypassing>(probes[0].Handling);
        Assert.Equal("assets", Assert.IsType<RequestHandling.Storing>(probes[1].Handling).Rule.Name);
        Assert.All(probes, probe => Assert.Equal(EffectiveExpectation.None, probe.Expectation));
    }

    [Fact]
    public void A_rule_that_GET_or_its_own_path_does_not_reach_is_not_probed()
    {
        var probes = Resolve(
            new() { Name = "upload", Match = new() { PathPrefix = "/files/", Methods = [HttpRequestMethod.Post] }, Cache = CacheMode.Bypass },
            new() { Name = "shop", Match = new() { Path = "/shop" }, Cache = CacheMode.Bypass },
            Specs.Rule("/shop", name: "below"),
            Specs.Rule("/", name: "pages"));

        Assert.Equal(["shop", "pages"], probes.Select(probe => probe.Name));
    }

    [Fact]
    public void Many_rules_have_few_probes() =>
        Assert.Equal(8, Resolve([.. Enumerable.Range(0, 20).Select(i => Specs.Rule($"/{i}/", name: $"r{i}"))]).Count);

    [Fact]
    public void Written_probes_take_the_place_of_the_derived_ones()
    {
        var rule = Specs.Rule("/", name: "pages") with { Match = new() { PathPrefix = "/", Hosts = ["shop.example.com"] } };
        var spec = Specs.Policy(rule).Spec with
        {
            Probes = [new() { Name = "home", Path = "/?a=b", Headers = [new() { Name = "Accept", Value = "text/html" }], Expect = new() { Status = 200, Class = ProbeClass.Hit, MaxAge = "10s", MaxTimeToFirstByte = "50ms" } }],
        };

        var probe = Assert.Single(PolicyResolver.Resolve(new("shop", "storefront"), spec).Probes);

        Assert.Equal(("home", "shop.example.com", "/?a=b"), (probe.Name, probe.Request.Host, probe.Request.Target));
        Assert.Equal([KeyValuePair.Create("Accept", "text/html")], probe.Request.Headers);
        Assert.IsType<RequestHandling.Storing>(probe.Handling);
        Assert.Equal((200, ProbeClass.Hit, 10, 50), (probe.Expectation.Status, probe.Expectation.Class, probe.Expectation.MaxAge?.Seconds, probe.Expectation.MaxTimeToFirstByte?.Milliseconds));
    }

    private static IReadOnlyList<EffectiveProbe> Resolve(params CacheRule[] rules) =>
        PolicyResolver.Resolve(new("shop", "storefront"), Specs.Policy(rules).Spec).Probes;
}
