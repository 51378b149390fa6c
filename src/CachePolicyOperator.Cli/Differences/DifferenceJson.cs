using System.Text.Json.Nodes;
using CachePolicyOperator.Policy.Rollout.Strictness;

namespace CachePolicyOperator.Cli.Differences;

internal static class DifferenceJson
{
    public static JsonObject Of(PolicyDifference difference) => new()
    {
        ["rolls"] = difference.Rolls,
        ["invalidates"] = difference.Invalidation is Tightening.Stricter,
        ["strictures"] = new JsonArray([.. (difference.Invalidation is Tightening.Stricter { Reasons: var reasons } ? reasons : []).Select(reason => new JsonObject { ["path"] = reason.Path, ["message"] = reason.Message })]),
        ["rules"] = new JsonArray([.. difference.Rules.Select(Rule)]),
    };

    private static JsonObject Rule(RuleDifference rule) => new()
    {
        ["name"] = rule.Name,
        ["change"] = rule.Change,
        ["requests"] = rule.Requests,
        ["facts"] = new JsonArray([.. rule.Facts.Select(fact => new JsonObject { ["name"] = fact.Name, ["before"] = fact.Before, ["after"] = fact.After })]),
    };
}
