using System.Text.Json.Nodes;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Cli.Status;

internal static class StatusJson
{
    public static JsonObject Of(IEnumerable<CachePolicy> policies) => new() { ["policies"] = new JsonArray([.. policies.Select(Of)]) };

    public static JsonObject Of(CachePolicy policy)
    {
        var line = StatusLine.Of(policy);
        return new()
        {
            ["policy"] = NamespacedName.Of(policy).ToString(),
            ["ready"] = line.IsReady,
            ["state"] = line.State,
            ["revision"] = policy.Status?.Revision,
            ["cacheGeneration"] = policy.Status?.CacheGeneration,
            ["podsReady"] = policy.Status?.Pods?.Ready,
            ["podsServing"] = policy.Status?.Pods?.Serving,
            ["revisions"] = new JsonArray([.. (policy.Status?.Pods?.Revisions ?? []).Select(revision => new JsonObject { ["revision"] = revision.Revision, ["pods"] = revision.Pods })]),
            ["rollout"] = policy.Status?.Rollout?.Phase.ToString(),
            ["message"] = line.Message,
        };
    }
}
