using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Guardrails;
using static CachePolicyOperator.Tests.Policy.Guardrails.Make;

namespace CachePolicyOperator.Tests.Policy.Guardrails;

public sealed class GuardrailSetsTests
{
    [Fact]
    public void The_same_selection_is_put_together_once()
    {
        var sets = new GuardrailSets([Guardrail("a"), Guardrail("b")]);

        Assert.Same(sets.For(Shop, Now), sets.For(Shop, Now));
        Assert.Equal(["a", "b"], sets.For(Shop, Now).Members.Select(member => member.Name));
    }

    [Fact]
    public void Another_selection_is_another_set()
    {
        var sets = new GuardrailSets([Guardrail("a"), Guardrail("b", spec: new() { PolicySelector = new() { MatchLabels = new Dictionary<string, string> { ["tier"] = "gold" } } })]);

        Assert.Equal(["a"], sets.For(Shop, Now).Members.Select(member => member.Name));
        Assert.Equal(["a", "b"], sets.For(Shop with { Labels = new Dictionary<string, string> { ["tier"] = "gold" } }, Now).Members.Select(member => member.Name));
    }

    [Fact]
    public void An_exception_ends_although_the_set_was_asked_for_before()
    {
        var exception = new GuardrailException { Namespaces = [Shop.Namespace], Rules = ["TTL-001"], Expires = Now.AddHours(1), Reason = "r", Owner = "o" };
        var sets = new GuardrailSets([Guardrail("a", spec: new() { Exceptions = [exception] })]);

        Assert.Equal(exception.Expires, sets.For(Shop, Now).NextExpiry);
        Assert.Null(sets.For(Shop, exception.Expires).NextExpiry);
    }

    [Fact]
    public void More_guardrails_than_a_selection_has_bits_are_all_in_force()
    {
        var sets = new GuardrailSets([.. Enumerable.Range(0, 70).Select(i => Guardrail($"g{i}"))]);

        Assert.Equal(70, sets.For(Shop, Now).Members.Count);
    }
}
