using System.Text.Json.Nodes;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours.Rollouts;

/// <summary>Some pods take a change first.</summary>
[Collection(RolloutCollection.Name)]
public sealed class CanaryTests(SharedOperator fixture)
{
    private const string Strategy = "strategy: {rollingUpdate: {maxSurge: 2, maxUnavailable: 0}}";

    [Theory]
    [InlineData("Deployment", 3, Strategy)]
    [InlineData("StatefulSet", 2, "podManagementPolicy: Parallel")]
    [InlineData("DaemonSet", 1, "updateStrategy: {rollingUpdate: {maxUnavailable: 1}}")]
    public async Task A_canary_is_held_and_promoted_and_the_strategy_is_given_back(string kind, int replicas, string strategy)
    {
        await using var shop = await RolloutShop.ServingAsync(fixture.Kubectl, kind, replicas, RolloutShop.Canary("6s"), strategy);
        var (good, before) = (await shop.RevisionAsync(), await StrategyAsync(shop, kind));

        await shop.ApplyAsync(shop.Policy(kind: kind, edge: "4m", extra: RolloutShop.Canary("6s")));
        var held = await Eventually.HoldsAsync("the canary is judged", shop.StatusAsync, s => s["rollout"]?["heldSince"] is not null && (string?)s["revision"] != good);
        Assert.Equal("Canary", (string?)held["rollout"]!["phase"]);
        Assert.Single(await shop.PodsWithAsync((string)held["revision"]!));
        Assert.Contains(held["rollout"]!["gates"]!.AsArray(), g => (string?)g!["name"] == "ServesRevision" && (string?)g["result"] == "Pass");

        var done = await shop.UntilPhaseAsync("Complete", otherThan: good);
        Assert.Equal(replicas, (await shop.PodsWithAsync((string)done["revision"]!)).Count);
        Assert.Equal(before, await StrategyAsync(shop, kind));
        Assert.Null((await shop.GetAsync($"{kind}/proxy"))!["metadata"]!["annotations"]?["cachepolicy.dev/held"]);
        var owners = await shop.Kubectl.RunAsync("get", $"{kind}/proxy", "-n", shop.Namespace, "-o", "jsonpath={.metadata.managedFields[*].manager}", "--show-managed-fields");
        Assert.DoesNotContain("cachepolicy-operator-hold", owners, StringComparison.Ordinal);
        await shop.WaitReadyAsync();
    }

    [Fact]
    public async Task People_promote_and_abort_by_annotations_that_name_the_revision()
    {
        await using var shop = await RolloutShop.ServingAsync(fixture.Kubectl, rollout: RolloutShop.Canary("1s"));
        var good = await shop.RevisionAsync();

        await shop.ApplyAsync(shop.Policy(edge: "4m", extra: RolloutShop.Canary("1h")));
        await shop.UntilPhaseAsync("Canary", otherThan: good);
        var first = await shop.RevisionAsync();
        await shop.AnnotateAsync("promote", first);
        await shop.UntilPhaseAsync("Complete", otherThan: good);

        // The annotation is still there, and means nothing to the next revision.
        await shop.ApplyAsync(shop.Policy(edge: "5m", extra: RolloutShop.Canary("1h")));
        await Eventually.HoldsAsync("the next canary is judged", shop.StatusAsync, s => s["rollout"]?["heldSince"] is not null && (string?)s["revision"] != first);
        await shop.AnnotateAsync("abort", await shop.RevisionAsync());
        var back = await shop.UntilPhaseAsync("RolledBack");
        Assert.Equal("AbortedByUser", (string?)back["failure"]!["gate"]);

        // The same spec is tried again when somebody asks.
        await shop.AnnotateAsync("retry", (string)back["failure"]!["revision"]!);
        await shop.UntilPhaseAsync("Canary", otherThan: (string)back["revision"]!);
    }

    [Fact]
    public async Task Applying_the_workload_again_restarts_nothing_and_keeps_the_hold()
    {
        await using var shop = await RolloutShop.ServingAsync(fixture.Kubectl, rollout: RolloutShop.Canary("1s"));
        var first = await shop.RevisionAsync();
        await shop.ApplyAsync(shop.Policy(edge: "4m", extra: RolloutShop.Canary("1h")));
        await Eventually.HoldsAsync("the canary is judged", shop.StatusAsync, s => s["rollout"]?["heldSince"] is not null && (string?)s["revision"] != first);
        var (template, pods) = (await shop.TemplateAsync(), await shop.PodsAsync());

        var manifest = shop.Proxy(readiness: Shop.WhenRunning);
        await shop.ApplyAsync(manifest);
        await shop.Kubectl.TryAsync(manifest, "apply", "--server-side", "--force-conflicts", "--field-manager=gitops", "-f", "-");

        Assert.Equal(template, await shop.TemplateAsync());
        Assert.Equal(pods, await shop.PodsAsync());
        Assert.NotNull((await shop.GetAsync("deployment/proxy"))!["metadata"]!["annotations"]?["cachepolicy.dev/held"]);
    }

    [Fact]
    public async Task An_undo_by_a_person_is_explained_and_left_alone()
    {
        await using var shop = await RolloutShop.ServingAsync(fixture.Kubectl);
        var first = await shop.RevisionAsync();
        await shop.ApplyAsync(shop.Policy(edge: "4m"));
        await shop.UntilPhaseAsync("Complete", otherThan: first);

        await shop.Kubectl.RunAsync("rollout", "undo", "-n", shop.Namespace, "deployment/proxy");
        var message = await shop.UntilReasonAsync("RolledOut", "UndoneByUser");
        Assert.Contains(first, message, StringComparison.Ordinal);
        Assert.Equal(2, (await Eventually.HoldsAsync("the pods are back", () => shop.PodsWithAsync(first), p => p.Count == 2)).Count);

        var undone = await shop.RevisionAsync();
        await shop.AnnotateAsync("retry", undone);
        await shop.UntilPhaseAsync("Complete", otherThan: undone);
        await shop.WaitReadyAsync();
    }

    private static async Task<string> StrategyAsync(Shop shop, string kind)
    {
        var spec = (await shop.GetAsync($"{kind}/proxy"))!["spec"]!;
        return new JsonArray([.. new[] { "minReadySeconds", "progressDeadlineSeconds", "strategy", "updateStrategy" }.Select(f => spec[f]?.DeepClone())]).ToJsonString();
    }
}
