using System.Text.Json.Nodes;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours.Rollouts;

/// <summary>What the tests of rollouts ask of a shop.</summary>
internal static class RolloutShop
{
    /// <summary>A name that no DNS knows: nginx resolves the origin when it starts, and refuses to.</summary>
    public const string NoOrigin = "nowhere";

    /// <summary>A shop whose pods serve a first policy.</summary>
    public static async Task<Shop> ServingAsync(Kubectl kubectl, string kind = "Deployment", int replicas = 2, string rollout = "", string strategy = "")
    {
        var shop = await Shop.OpenAsync(kubectl);
        await shop.ApplyAsync(shop.Proxy(kind, replicas: replicas, readiness: Shop.WhenRunning, strategy: strategy));
        await shop.ApplyAsync(shop.Policy(kind: kind, extra: rollout));
        await shop.WaitReadyAsync();
        return shop;
    }

    /// <summary>Makes the origin's page say when it was made, in seconds of Unix time, and puts a Service in front of the proxies.</summary>
    public static async Task TellTheTimeAsync(this Shop shop)
    {
        await shop.ApplyAsync(
            $$"""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: origin, namespace: {{shop.Namespace}}}
            data:
              default.conf: |
                server {
                  listen 80;
                  location / { default_type text/plain; return 200 "$msec\n"; }
                }
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: proxy, namespace: {{shop.Namespace}}}
            spec: {selector: {app: proxy}, ports: [{port: 80, targetPort: 8080}]}
            """);
        await shop.Kubectl.RunAsync("rollout", "restart", "deployment/origin", "-n", shop.Namespace);
        await shop.Kubectl.RunAsync("rollout", "status", "deployment/origin", "-n", shop.Namespace, "--timeout=60s");
    }

    public static string Canary(string hold, string onFailure = "Rollback") =>
        $"  rollout: {{canary: {{pods: 1, hold: {hold}}}, onFailure: {onFailure}}}";

    public static async Task<JsonNode> StatusAsync(this Shop shop) => (await shop.GetAsync("cpol/storefront"))!["status"]!;

    public static async Task<JsonNode> UntilPhaseAsync(this Shop shop, string phase, string? otherThan = null) =>
        await Eventually.HoldsAsync(
            $"phase {phase}",
            shop.StatusAsync,
            s => (string?)s["rollout"]?["phase"] == phase && (otherThan is null || (string?)s["revision"] != otherThan));

    public static async Task<string> RevisionAsync(this Shop shop) => (string)(await shop.StatusAsync())["revision"]!;

    public static Task AnnotateAsync(this Shop shop, string annotation, string value) =>
        shop.Kubectl.RunAsync("annotate", "-n", shop.Namespace, "cpol/storefront", $"cachepolicy.dev/{annotation}={value}", "--overwrite");

    /// <summary>Names of the pods that mount a revision and are not being deleted.</summary>
    public static async Task<IReadOnlyList<string>> PodsWithAsync(this Shop shop, string revision)
    {
        var pods = JsonNode.Parse(await shop.Kubectl.RunAsync("get", "pods", "-n", shop.Namespace, "-l", "app=proxy", "-o", "json"))!;
        return [.. pods["items"]!.AsArray()
            .Where(p => p!["metadata"]!["deletionTimestamp"] is null && (string?)p["metadata"]!["annotations"]?["cachepolicy.dev/revision"] == revision)
            .Select(p => (string)p!["metadata"]!["name"]!)
            .Order()];
    }

    /// <summary>How many pods a Deployment has ever made of its present template.</summary>
    public static async Task<int> EverCreatedAsync(this Shop shop, string revision)
    {
        var sets = JsonNode.Parse(await shop.Kubectl.RunAsync("get", "replicasets", "-n", shop.Namespace, "-l", "app=proxy", "-o", "json"))!;
        var set = (string)sets["items"]!.AsArray().Single(s => (string?)s!["spec"]!["template"]!["metadata"]!["annotations"]?["cachepolicy.dev/revision"] == revision)!["metadata"]!["name"]!;
        var events = await shop.Kubectl.RunAsync(
            "get", "events", "-n", shop.Namespace, "--field-selector", $"reason=SuccessfulCreate,involvedObject.name={set}", "-o", "name");
        return events.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
    }
}
