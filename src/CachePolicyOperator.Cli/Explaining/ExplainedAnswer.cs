using System.Globalization;
using CachePolicyOperator.Policy.Explaining;
using CachePolicyOperator.Policy.Explaining.Origins;
using CachePolicyOperator.Policy.Http;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Cli.Explaining;

/// <summary>What somebody on call wants to know first.</summary>
internal static class ExplainedAnswer
{
    public static IEnumerable<string> Of(Explanation explanation)
    {
        yield return Request(explanation.Trace);
        if (explanation is { WorstAge: { } worst })
            yield return $"users can see content that is up to {worst.Total} old";
        if (explanation.Captured is { } captured)
            yield return Captured(captured, explanation.Trace);
    }

    public static string Request(RequestTrace trace) => trace switch
    {
        RequestTrace.Ambiguous => "from the origin each time: servers read this path in different ways, so its answer is never stored",
        RequestTrace.Unmatched => "from the origin each time: no rule is for it",
        RequestTrace.Bypassed { Rule: var rule } => $"from the origin each time: rule {rule.Name} says cache: Bypass",
        RequestTrace.KeptAway { Rule: var rule, Causes: var causes } => $"from the origin each time: {string.Join(" and ", causes)} keeps the request away from the store of rule {rule.Name}",
        RequestTrace.Storing { Rule: { Lifetime: EffectiveLifetime.Override { Edge: var edge } } rule } => $"from the cache: rule {rule.Name} stores the answer for {edge}",
        RequestTrace.Storing { Rule: { Lifetime: EffectiveLifetime.RespectOrigin { Max: var max } } rule } => $"from the cache: rule {rule.Name} stores the answer for as long as the origin says, at most {max}",
        _ => throw new InvalidOperationException($"unknown trace {trace.GetType().Name}"),
    };

    private static string Captured(CapturedResponse captured, RequestTrace trace) => captured switch
    {
        CapturedResponse.FromOrigin { Decision: EdgeDecision.Stored { Lifetime: var lifetime, Because: var because } } => $"the captured response is stored for {lifetime}: {because}",
        CapturedResponse.FromOrigin { Decision: EdgeDecision.NotStored { Reasons: var reasons } } => $"the captured response is not stored: {string.Join("; ", reasons)}",
        CapturedResponse.FromOrigin => "the captured response is not stored: this request's answers never are",
        CapturedResponse.ThroughProxy { Status: var status, Review.Age: var age } =>
            string.Create(CultureInfo.InvariantCulture, $"the captured response came {Came(status)}, {age.Seconds} s old ({age.Source}){OtherRule(status, trace)}"),
        _ => throw new InvalidOperationException($"unknown capture {captured.GetType().Name}"),
    };

    private static string Came(CacheStatus status) => status.Handling switch
    {
        CacheHandling.Hit => "from the store",
        CacheHandling.Bypass => "from the origin, past the store",
        _ => status.Stored ? "from the origin, and was stored" : "from the origin, and was not stored",
    };

    private static string OtherRule(CacheStatus status, RequestTrace trace) =>
        status.Rule is { } decided && RuleOf(trace) is var own && decided != own
            ? $"; the proxy decided by rule {decided}, this policy by {(own is null ? "none" : $"rule {own}")}: it serves another revision, or got another request"
            : "";

    private static string? RuleOf(RequestTrace trace) => trace switch
    {
        RequestTrace.Bypassed { Rule.Name: var name } => name,
        RequestTrace.KeptAway { Rule.Name: var name } => name,
        RequestTrace.Storing { Rule.Name: var name } => name,
        _ => null,
    };
}
