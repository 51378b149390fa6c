using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using static CachePolicyOperator.Tests.Policy.Guardrails.Make;

namespace CachePolicyOperator.Tests.Policy.Guardrails;

public sealed class GuardrailImpactTests
{
    private static readonly PolicySubject[] Policies =
    [
        .. new[] { "d", "a", "c", "b" }.Select(name => Subject("shop", name, new() { ["tier"] = "gold" })),
        Subject("blog", "posts"),
    ];

    [Fact]
    public void It_says_whom_a_guard_rail_is_for()
    {
        var gold = Guardrail("gold", spec: new() { NamespaceSelector = new() { MatchLabels = new Dictionary<string, string> { ["tier"] = "gold" } } });

        Assert.Equal(["a", "b", "c", "d"], GuardrailImpact.Of(gold, Policies, [gold]).Selected.Select(policy => policy.Name));
    }

    /// <summary>A guard-rail, another that remains, and whether the policies miss the first.</summary>
    public static TheoryData<CacheGuardrailSpec, CacheGuardrailSpec?, bool> Pairs => new()
    {
        { new(), null, false },
        { Ceiling("5m"), null, true },
        { Ceiling("10m"), null, false },
        { Ceiling("1h"), null, false },
        { Ceiling("5m"), Ceiling("5m"), false },
        { Ceiling("5m"), Ceiling("6m"), true },
        { Ceiling("5m"), Ceiling("5m") with { Enforcement = Enforcement.Warn }, true },
        { new() { Enforcement = Enforcement.Deny }, new() { Enforcement = Enforcement.Audit }, true },
        { new() { Enforcement = Enforcement.Audit }, null, false },
        { new() { Required = [PolicyFeature.Coalescing] }, null, true },
        { new() { Required = [PolicyFeature.Coalescing] }, new() { Required = [PolicyFeature.Coalescing] }, false },
        { new() { Forbidden = [PolicyFeature.Override] }, new() { Required = [PolicyFeature.Coalescing] }, true },
        { new() { Key = new() { Headers = ["Accept-Language"] } }, null, true },
        { new() { Key = new() { Headers = ["Accept-Language"] } }, new() { Key = new() { Headers = [] } }, false },
        { new() { Key = new() { Headers = ["Accept-Language"] } }, new() { Key = new() { Headers = ["Accept-Language", "Origin"] } }, true },
        { new() { Key = new() { Cookies = [] } }, null, true },
        { new() { SessionCookies = ["session"] }, null, true },
        { new() { Engines = [Engine.Nginx] }, null, false },
        { new() { Growth = new() { Factor = 4, Above = "1h" } }, null, false },
        { new() { Growth = new() { Factor = 3, Above = "1h" } }, null, true },
        { new() { Growth = new() { Factor = 4, Above = "30m" } }, null, true },
        { new() { Growth = new() { Factor = 8, Above = "1d" } }, null, false },
        { new() { Rollouts = new() { Cluster = 9 } }, null, true },
        { new() { Rollouts = new() { Namespace = 3 } }, null, false },
        { new() { Rollouts = new() { Namespace = 1 } }, new() { Rollouts = new() { Namespace = 1 } }, false },
        { new() { Rollouts = new() { Cluster = 20 } }, null, false },
        { new() { Severities = new Dictionary<string, RuleSeverity> { ["XYZ-001"] = RuleSeverity.Off } }, null, false },
        { new() { Severities = new Dictionary<string, RuleSeverity> { ["XYZ-001"] = RuleSeverity.Deny } }, new() { Severities = new Dictionary<string, RuleSeverity> { ["XYZ-001"] = RuleSeverity.Report } }, true },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Policies_miss_a_guard_rail_where_only_looser_limits_remain(CacheGuardrailSpec spec, CacheGuardrailSpec? remaining, bool isMissed)
    {
        var guardrail = Guardrail("going", spec.Enforcement, spec);
        Guardrail[] all = remaining is null ? [guardrail] : [guardrail, Guardrail("staying", remaining.Enforcement, remaining)];

        Assert.Equal(isMissed ? Policies.Length : 0, GuardrailImpact.Of(guardrail, Policies, all).Loosened.Count);
    }

    [Fact]
    public void The_warning_counts_all_and_names_some()
    {
        var guardrail = Guardrail("strict", spec: Ceiling("5m"));

        Assert.Equal(
            "guard-rail strict is in use: it is for 5 policies, and without it looser limits hold for 5 policies: blog/posts, shop/a, shop/b and 2 more",
            GuardrailImpact.Of(guardrail, Policies, [guardrail]).DeletionWarning("strict"));
        Assert.Equal(
            "guard-rail strict is in use: it is for 1 policy; without it everything stays as strict",
            GuardrailImpact.Of(Guardrail("strict"), Policies[..1], []).DeletionWarning("strict"));
        Assert.Null(GuardrailImpact.Of(guardrail, [], [guardrail]).DeletionWarning("strict"));
    }

    private static CacheGuardrailSpec Ceiling(string edge) => new() { Ceilings = [new() { ContentClass = ContentClass.Html, Edge = edge }] };
}
