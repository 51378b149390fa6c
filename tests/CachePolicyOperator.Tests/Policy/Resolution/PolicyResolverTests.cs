using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Policy.Resolution;

namespace CachePolicyOperator.Tests.Policy.Resolution;

public sealed class PolicyResolverTests
{
    private static readonly NamespacedName Name = new("shop", "storefront");

    [Fact]
    public void A_service_is_a_name_in_the_policys_namespace_and_keeps_the_clients_host()
    {
        var origin = Resolve(Spec()).Origin;

        Assert.Equal(("web.shop.svc", 8080), (origin.Host, origin.Port));
        Assert.Null(origin.HostHeader);
    }

    [Theory]
    [InlineData(OriginScheme.Http, 80, "example.com")]
    [InlineData(OriginScheme.Https, 443, "example.com")]
    [InlineData(OriginScheme.Https, 80, "example.com:80")]
    [InlineData(OriginScheme.Http, 8080, "example.com:8080")]
    public void A_host_is_asked_by_its_own_name(OriginScheme scheme, int port, string hostHeader)
    {
        var spec = Spec() with { Origin = new Origin { Host = new OriginHost { Name = "example.com", Port = port }, Scheme = scheme } };

        Assert.Equal(hostHeader, Resolve(spec).Origin.HostHeader);
    }

    [Fact]
    public void A_storing_rule_is_for_GET_and_HEAD_and_a_bypass_for_every_method()
    {
        var spec = Spec(Rule(), new CacheRule { Name = "b", Match = new RuleMatch { PathPrefix = "/b" }, Cache = CacheMode.Bypass });

        var rules = Resolve(spec).Rules;

        Assert.Equal(["GET", "HEAD"], rules[0].Match.Methods);
        Assert.Empty(rules[1].Match.Methods);
    }

    [Fact]
    public void Specs_that_mean_the_same_have_one_revision()
    {
        var one = Rule() with
        {
            Ttl = new Ttl { Mode = TtlMode.Override, Edge = "90s", Negative = new Dictionary<string, string> { ["404"] = "10s", ["410"] = "1m" } },
            Key = new CacheKey { Headers = ["Accept", "X-A"], Query = new QueryKey { Exclude = ["a", "b"] } },
            Bypass = new Bypass { Cookies = ["x", "y"] },
        };
        var same = Rule() with
        {
            Ttl = new Ttl { Mode = TtlMode.Override, Edge = "1m30s", Client = "0ms", Negative = new Dictionary<string, string> { ["410"] = "60s", ["404"] = "10s" } },
            Key = new CacheKey { Headers = ["x-a", "ACCEPT"], Query = new QueryKey { Exclude = ["b", "a", "b"] } },
            Bypass = new Bypass { Cookies = ["y", "x"] },
        };

        Assert.Equal(Revision(Spec(one)), Revision(Spec(same)));
        Assert.NotEqual(Revision(Spec(one)), Revision(Spec(one with { Name = "other" })));
    }

    [Fact]
    public void What_validation_should_have_refused_is_a_programming_error() =>
        Assert.Throws<InvalidOperationException>(() => Resolve(Spec(Rule() with { Ttl = new Ttl { Max = "60" } })));

    private static string Revision(CachePolicySpec spec) => ConfigRenderer.Render(Resolve(spec), 1).Revision;

    private static EffectivePolicy Resolve(CachePolicySpec spec) => PolicyResolver.Resolve(Name, spec);

    private static CacheRule Rule() => new() { Name = "a", Match = new RuleMatch { PathPrefix = "/" }, Ttl = new Ttl { Max = "1m" } };

    private static CachePolicySpec Spec(params CacheRule[] rules) => new()
    {
        TargetRef = new TargetRef { Name = "proxy" },
        Origin = new Origin { Service = new OriginService { Name = "web", Port = 8080 } },
        Rules = rules.Length == 0 ? [Rule()] : rules,
    };
}
