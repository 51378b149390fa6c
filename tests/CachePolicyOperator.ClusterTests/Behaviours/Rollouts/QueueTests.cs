using System.Text.Json.Nodes;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours.Rollouts;

/// <summary>Only so many rollouts are in progress at once, and the others say that they wait.</summary>
[Collection(RolloutCollection.Name)]
public sealed class QueueTests(SharedOperator fixture)
{
    private static readonly string[] Names = ["first", "second", "third"];

    [Fact]
    public async Task With_one_slot_in_the_namespace_rollouts_follow_each_other()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        foreach (var name in Names)
            await shop.ApplyAsync(shop.Proxy(name: name, replicas: 1));
        await ApplyAsync(shop, "3m");
        foreach (var name in Names)
            await shop.WaitReadyAsync(name);
        await shop.Kubectl.RunAsync("label", "namespace", shop.Namespace, $"shop={shop.Namespace}");
        await shop.ApplyAsync(
            $"{{apiVersion: cachepolicy.dev/v1alpha1, kind: CacheGuardrail, metadata: {{name: {shop.Namespace}}}, spec: {{namespaceSelector: {{matchLabels: {{shop: {shop.Namespace}}}}}, rollouts: {{namespace: 1}}}}}}");
        try
        {
            await ApplyAsync(shop, "100s");
            List<JsonNode> seen = [];
            await Eventually.HoldsAsync("all serve the change", () => PoliciesAsync(shop), policies =>
            {
                seen.AddRange(policies);
                Assert.InRange(policies.Count(IsInProgress), 0, 1);
                return policies.All(ServesChange);
            });

            Assert.Contains(seen, policy => Message(policy).Contains($"at most 1 at once in namespace {shop.Namespace} (guard-rail {shop.Namespace}); ", StringComparison.Ordinal));
        }
        finally
        {
            await shop.Kubectl.RunAsync("delete", "cgr", shop.Namespace);
        }
    }

    private static Task ApplyAsync(Shop shop, string edge) =>
        shop.ApplyAsync(string.Join("\n---\n", Names.Select(name => shop.Policy(name, target: name, edge: edge))));

    /// <summary>In one answer, so that what two of them say is of one moment.</summary>
    private static async Task<IReadOnlyList<JsonNode>> PoliciesAsync(Shop shop) =>
        [.. JsonNode.Parse(await shop.Kubectl.RunAsync("get", "cpol", "-n", shop.Namespace, "-o", "json"))!["items"]!.AsArray().Select(policy => policy!)];

    private static bool IsInProgress(JsonNode policy) => (string?)policy["status"]!["rollout"]?["phase"] is "Canary" or "Promoting";

    private static bool ServesChange(JsonNode policy) =>
        (long)policy["status"]!["observedGeneration"]! == 2 && (string?)policy["status"]!["rollout"]?["phase"] == "Complete";

    private static string Message(JsonNode policy) =>
        (string?)policy["status"]!["conditions"]!.AsArray().Single(condition => (string?)condition!["type"] == "RolledOut")!["message"] ?? "";
}
