using System.Text.Json.Nodes;
using CachePolicyOperator.Policy.Simulation;

namespace CachePolicyOperator.Cli.Simulation;

/// <summary>Predictions for programs.</summary>
internal static class SimulationJson
{
    public static JsonObject Of(ReplayResult result) => new()
    {
        ["requests"] = result.Requests,
        ["malformed"] = result.Malformed,
        ["firstProblem"] = result.FirstProblem,
        ["from"] = Time(result.From),
        ["until"] = Time(result.Until),
        ["policies"] = new JsonArray([.. result.Predictions.Select(Policy)]),
    };

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Policy(Prediction prediction) => new()
    {
        ["policy"] = prediction.Policy,
        ["assumptions"] = new JsonArray([.. prediction.Assumptions.Select(text => (JsonNode)text)]),
        ["store"] = new JsonObject
        {
            ["objects"] = prediction.Store.Objects,
            ["bytes"] = prediction.Store.Bytes,
            ["evictedBySize"] = prediction.Store.EvictedBySize,
            ["evictedByNumber"] = prediction.Store.EvictedByNumber,
            ["mostObjects"] = prediction.Store.MostObjects,
            ["capped"] = prediction.Store.IsCapped,
        },
        ["total"] = Rule(prediction.Total),
        ["rules"] = new JsonArray([.. prediction.Rules.Select(Rule)]),
    };

    private static JsonObject Rule(RulePrediction rule) => new()
    {
        ["name"] = rule.Name,
        ["requests"] = rule.Requests,
        ["bytes"] = rule.Bytes,
        ["hits"] = rule.Hits,
        ["hitRatio"] = Math.Round(rule.HitRatio, 6),
        ["byteHitRatio"] = Math.Round(rule.ByteHitRatio, 6),
        ["coalesced"] = rule.Coalesced,
        ["bypassed"] = rule.Bypassed,
        ["originRequests"] = rule.OriginRequests,
        ["originRequestsPerSecond"] = Math.Round(rule.OriginRequestsPerSecond, 3),
        ["mostOriginRequestsInASecond"] = rule.MostOriginRequestsInASecond,
        ["staleWhileRevalidating"] = rule.StaleWhileRevalidating,
        ["staleOnError"] = rule.StaleOnError,
        ["staleRatio"] = Math.Round(rule.StaleRatio, 6),
        ["worstAgeSeconds"] = rule.WorstAge,
        ["ages"] = new JsonObject(AgeBand.Names.Zip(rule.Ages, (name, count) => KeyValuePair.Create(name, (JsonNode?)count))),
    };
}
