using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Policy.Guardrails;

namespace CachePolicyOperator.Tests.Policy.Guardrails;

/// <summary>As k8s.io/apimachinery's labels.Requirement.Matches: In and Exists need the key; NotIn and DoesNotExist hold without it.</summary>
public sealed class SelectionTests
{
    [Theory]
    [InlineData("In", "gold,silver", "gold", true)]
    [InlineData("In", "gold,silver", "bronze", false)]
    [InlineData("In", "gold", null, false)]
    [InlineData("In", "", "", true)]
    [InlineData("NotIn", "gold", "gold", false)]
    [InlineData("NotIn", "gold", "silver", true)]
    [InlineData("NotIn", "gold", null, true)]
    [InlineData("Exists", null, "", true)]
    [InlineData("Exists", null, null, false)]
    [InlineData("DoesNotExist", null, null, true)]
    [InlineData("DoesNotExist", null, "", false)]
    public void A_term_holds_as_the_API_server_says(string name, string? values, string? label, bool holds)
    {
        var selector = new LabelSelector { MatchExpressions = [new() { Key = "tier", Operator = name, Values = values?.Split(',') }] };

        Assert.Equal(holds, Selection.Matches(selector, Labels(label)));
    }

    [Theory]
    [InlineData("gold", true)]
    [InlineData("Gold", false)]
    [InlineData(null, false)]
    public void A_label_must_have_the_value(string? label, bool holds)
    {
        Assert.Equal(holds, Selection.Matches(new() { MatchLabels = new Dictionary<string, string> { ["tier"] = "gold" } }, Labels(label)));
    }

    [Fact]
    public void All_parts_must_hold()
    {
        var selector = new LabelSelector
        {
            MatchLabels = new Dictionary<string, string> { ["tier"] = "gold" },
            MatchExpressions = [new() { Key = "exempt", Operator = "DoesNotExist" }],
        };

        Assert.True(Selection.Matches(selector, Labels("gold")));
        Assert.False(Selection.Matches(selector, new Dictionary<string, string> { ["tier"] = "gold", ["exempt"] = "" }));
    }

    [Fact]
    public void No_selector_and_an_empty_one_select_everything()
    {
        Assert.True(Selection.Matches(null, Labels(null)));
        Assert.True(Selection.Matches(new(), Labels(null)));
    }

    [Fact]
    public void An_operator_that_is_not_understood_is_no_hole()
    {
        Assert.True(Selection.Matches(new() { MatchExpressions = [new() { Key = "tier", Operator = "Gt" }] }, Labels("1")));
    }

    private static Dictionary<string, string> Labels(string? tier) => tier is null ? [] : new() { ["tier"] = tier };
}
