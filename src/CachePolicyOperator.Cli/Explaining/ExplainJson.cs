using System.Text.Json.Nodes;
using CachePolicyOperator.Policy.Explaining;
using CachePolicyOperator.Policy.Explaining.Origins;
using CachePolicyOperator.Policy.Guardrails;
using CachePolicyOperator.Policy.Model;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Policy.Responses;

namespace CachePolicyOperator.Cli.Explaining;

/// <summary>An explanation for programs; lifetimes are seconds.</summary>
internal static class ExplainJson
{
    public static JsonObject Of(string asked, Explanation explanation, IReadOnlyList<string> serving) => new()
    {
        ["request"] = asked,
        ["policy"] = explanation.Policy.ToString(),
        ["answer"] = Texts(ExplainedAnswer.Of(explanation)),
        ["handling"] = explanation.Trace.GetType().Name,
        ["rule"] = Rule(explanation.Trace),
        ["passed"] = new JsonArray([.. explanation.Trace.Passed.Select(rule => new JsonObject { ["name"] = rule.Name, ["path"] = rule.Path, ["because"] = Texts(rule.Misses.Select(miss => miss.ToString())) })]),
        ["causes"] = explanation.Trace is RequestTrace.KeptAway { Causes: var causes } ? Texts(causes.Select(cause => cause.ToString())) : null,
        ["key"] = explanation.Key is { } key ? Key(key) : null,
        ["lifetimes"] = new JsonArray([.. explanation.Lifetimes.Select(Lifetime)]),
        ["worstAge"] = explanation is { WorstAge: { } worst, AgeCeiling: { } ceiling } ? Worst(worst, ceiling) : null,
        ["captured"] = explanation.Captured is { } captured ? Captured(captured) : null,
        ["invalidation"] = explanation.Invalidation is { } change
            ? new JsonObject { ["path"] = change.Path, ["from"] = change.Present.ToString(), ["to"] = change.Lowered.ToString() }
            : null,
        ["serving"] = Texts(serving),
    };

    private static JsonObject? Rule(RequestTrace trace) => trace switch
    {
        RequestTrace.Bypassed { Rule.Name: var name, Path: var path } => Rule(name, path),
        RequestTrace.KeptAway { Rule.Name: var name, Path: var path } => Rule(name, path),
        RequestTrace.Storing { Rule.Name: var name, Path: var path } => Rule(name, path),
        _ => null,
    };

    private static JsonObject Rule(string name, string path) => new() { ["name"] = name, ["path"] = path };

    private static JsonObject Key(RequestKey key) => new()
    {
        ["generation"] = key.Generation,
        ["scheme"] = key.Scheme,
        ["host"] = key.Host,
        ["query"] = key.Query.Text,
        ["ignored"] = Texts(key.Query.Ignored),
        ["headers"] = Fields(key.Headers),
        ["cookies"] = Fields(key.Cookies),
        ["path"] = key.Path,
        ["text"] = key.ToString(),
    };

    private static JsonObject Lifetime(LifetimeFact fact) => new()
    {
        ["name"] = fact.Name,
        ["seconds"] = fact.Value.Seconds,
        ["path"] = fact.Path,
        ["ceiling"] = fact.Ceiling.Longest.Seconds,
        ["ceilingBy"] = fact.Ceiling.SetBy.Title,
    };

    private static JsonObject Worst(WorstAge worst, Limit ceiling) => new()
    {
        ["seconds"] = worst.Total.Seconds,
        ["edge"] = worst.Edge.Seconds,
        ["stale"] = worst.Window.Seconds,
        ["client"] = worst.Client.Seconds,
        ["ceiling"] = ceiling.Longest.Seconds,
        ["ceilingBy"] = ceiling.SetBy.Title,
    };

    private static JsonObject Captured(CapturedResponse captured) => new()
    {
        ["status"] = captured.Head.Status,
        ["from"] = captured is CapturedResponse.ThroughProxy ? "proxy" : "origin",
        ["storable"] = captured.Review.IsStorable,
        ["remarks"] = new JsonArray([.. captured.Review.Remarks.Select(remark => new JsonObject { ["forbids"] = remark.Forbids, ["section"] = remark.Section, ["text"] = remark.Text })]),
        ["lifetime"] = captured.Review.Freshness is Freshness.Stated stated ? stated.Seconds : null,
        ["lifetimeBy"] = captured.Review.Freshness.Source,
        ["age"] = captured.Review.Age.Seconds,
        ["ageBy"] = captured.Review.Age.Source,
        ["fresh"] = captured.Review.IsFresh,
        ["edge"] = captured is CapturedResponse.FromOrigin { Decision: { } decision } ? Decision(decision) : null,
        ["client"] = captured is CapturedResponse.FromOrigin { Client: { } client } ? client : null,
    };

    private static JsonObject Decision(EdgeDecision decision) => decision switch
    {
        EdgeDecision.Stored stored => new()
        {
            ["stored"] = true,
            ["seconds"] = stored.Lifetime.Seconds,
            ["because"] = stored.Because,
            ["whileRevalidate"] = stored.WhileRevalidate.Length.Seconds,
            ["ifError"] = stored.IfError.Length.Seconds,
        },
        EdgeDecision.NotStored { Reasons: var reasons } => new() { ["stored"] = false, ["reasons"] = Texts(reasons) },
        _ => throw new InvalidOperationException($"unknown decision {decision.GetType().Name}"),
    };

    private static JsonObject Fields(IEnumerable<(string Name, string Value)> fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value)));

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
