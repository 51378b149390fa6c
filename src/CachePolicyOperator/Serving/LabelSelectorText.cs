using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Serving;

/// <summary>A label selector in the form of the API's labelSelector parameter.</summary>
internal static class LabelSelectorText
{
    public static string Of(LabelSelector selector)
    {
        var terms = (selector.MatchLabels ?? new Dictionary<string, string>())
            .Select(label => $"{label.Key}={label.Value}")
            .Concat((selector.MatchExpressions ?? []).Select(Term));
        return string.Join(',', terms);
    }

    private static string Term(LabelSelectorRequirement requirement)
    {
        var values = string.Join(',', requirement.Values ?? []);
        return requirement.Operator switch
        {
            "In" => $"{requirement.Key} in ({values})",
            "NotIn" => $"{requirement.Key} notin ({values})",
            "Exists" => requirement.Key,
            "DoesNotExist" => $"!{requirement.Key}",
            _ => throw new InvalidOperationException($"unknown label selector operator {requirement.Operator}"),
        };
    }
}
