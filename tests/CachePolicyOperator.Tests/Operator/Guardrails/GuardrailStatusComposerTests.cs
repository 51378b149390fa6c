using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Guardrails;
using CachePolicyOperator.Policy.Validation;

namespace CachePolicyOperator.Tests.Operator.Guardrails;

public sealed class GuardrailStatusComposerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, 250, TimeSpan.Zero);
    private static readonly PolicyVerdict Fine = new([], null);
    private static readonly CacheGuardrail Guardrail = new() { Metadata = new() { Name = "platform", Generation = 3 } };

    [Fact]
    public void A_guard_rail_that_nobody_breaks_is_in_force() =>
        Assert.Equal((ConditionStatus.True, ConditionReasons.InForce), Ready(Fine, breaking: 0));

    [Fact]
    public void Policies_that_break_it_are_counted_and_do_not_make_it_unready()
    {
        var status = GuardrailStatusComposer.Compose(Guardrail, Fine, new() { Selected = 5, Breaking = 2 }, Noon);
        var ready = status.Conditions!.Single();

        Assert.Equal((ConditionStatus.True, ConditionReasons.PoliciesBreak), (ready.Status, ready.Reason));
        Assert.Contains("2 of 5", ready.Message, StringComparison.Ordinal);
        Assert.Equal(3, status.ObservedGeneration);
    }

    [Fact]
    public void One_that_cannot_be_read_says_why() =>
        Assert.Equal((ConditionStatus.False, ConditionReasons.Invalid), Ready(PolicyVerdict.Refused([new("spec.growth", "GRL-001", "no")]), breaking: 1));

    [Fact]
    public void The_same_observation_composes_to_the_same_status()
    {
        var first = GuardrailStatusComposer.Compose(Guardrail, Fine, new() { Selected = 5 }, Noon);
        var second = GuardrailStatusComposer.Compose(Guardrail with { Status = first }, Fine, new() { Selected = 5 }, Noon.AddHours(1));

        Assert.True(GuardrailStatusComposer.Same(first, second));
        Assert.False(GuardrailStatusComposer.Same(first, GuardrailStatusComposer.Compose(Guardrail, Fine, new() { Selected = 6 }, Noon)));
    }

    private static (ConditionStatus, string) Ready(PolicyVerdict verdict, int breaking)
    {
        var ready = GuardrailStatusComposer.Compose(Guardrail, verdict, new() { Selected = 5, Breaking = breaking }, Noon).Conditions!.Single();
        return (ready.Status, ready.Reason);
    }
}
