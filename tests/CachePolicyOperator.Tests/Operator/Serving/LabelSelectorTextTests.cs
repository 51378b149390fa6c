using CachePolicyOperator.Serving;

namespace CachePolicyOperator.Tests.Operator.Serving;

public sealed class LabelSelectorTextTests
{
    [Fact]
    public void Every_operator_has_its_form()
    {
        var text = LabelSelectorText.Of(new()
        {
            MatchLabels = new Dictionary<string, string> { ["app"] = "proxy" },
            MatchExpressions =
            [
                new() { Key = "tier", Operator = "In", Values = ["a", "b"] },
                new() { Key = "zone", Operator = "NotIn", Values = ["c"] },
                new() { Key = "live", Operator = "Exists" },
                new() { Key = "old", Operator = "DoesNotExist" },
            ],
        });
        Assert.Equal("app=proxy,tier in (a,b),zone notin (c),live,!old", text);
    }
}
