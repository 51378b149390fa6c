using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using static CachePolicyOperator.Tests.Policy.Guardrails.Make;

namespace CachePolicyOperator.Tests.Policy.Guardrails;

public sealed class RolloutBoundsTests
{
    [Fact]
    public void Without_guard_rails_the_defaults_hold()
    {
        Assert.Equal((10, 3), Bounds(GuardrailSet.None));
        Assert.Equal((10, 3), Bounds(Set(Guardrail("silent"))));
    }

    [Fact]
    public void The_strictest_of_several_decides_each_bound_whatever_its_enforcement()
    {
        var set = Set(
            Guardrail("wide", spec: new() { Rollouts = new() { Cluster = 40, Namespace = 2 } }),
            Guardrail("narrow", Enforcement.Audit, new() { Rollouts = new() { Cluster = 20, Namespace = 8 } }));

        Assert.Equal(new RolloutBounds(new(20, "guard-rail narrow"), new(2, "guard-rail wide")), set.Rollouts);
    }

    [Fact]
    public void A_bound_that_no_guard_rail_sets_keeps_its_default()
    {
        Assert.Equal((40, 3), Bounds(Set(Guardrail("wide", spec: new() { Rollouts = new() { Cluster = 40 } }))));
    }

    private static (int, int) Bounds(GuardrailSet set) => (set.Rollouts.Cluster.Most, set.Rollouts.Namespace.Most);
}
