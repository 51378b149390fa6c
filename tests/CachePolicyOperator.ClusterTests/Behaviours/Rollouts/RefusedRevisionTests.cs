using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours.Rollouts;

/// <summary>A configuration that the real proxy refuses stops at its first pod.</summary>
[Collection(RolloutCollection.Name)]
public sealed class RefusedRevisionTests(SharedOperator fixture)
{
    [Theory]
    [InlineData("Deployment")]
    [InlineData("StatefulSet")]
    [InlineData("DaemonSet")]
    public async Task The_workload_returns_by_itself_and_the_condition_quotes_the_proxy(string kind)
    {
        await using var shop = await RolloutShop.ServingAsync(fixture.Kubectl, kind);
        var good = await shop.StatusAsync();

        await shop.ApplyAsync(shop.Policy(kind: kind, origin: RolloutShop.NoOrigin));
        var message = await shop.UntilReasonAsync("RolledOut", "RolledBack");
        Assert.Contains("[emerg]", message, StringComparison.Ordinal);
        Assert.Contains("host not found", message, StringComparison.Ordinal);

        var status = await shop.UntilPhaseAsync("RolledBack");
        Assert.Equal("Starts", (string?)status["failure"]!["gate"]);
        Assert.True((long)status["cacheGeneration"]! > (long)good["cacheGeneration"]!);
        Assert.Equal((string?)status["revision"], (string?)status["stable"]!["revision"]);
        Assert.Equal("False", (string?)(await shop.ConditionAsync("Ready"))!["status"]);
        Assert.Equal("True", (string?)(await shop.ConditionAsync("Serving"))!["status"]);
        Assert.Equal((await shop.PodsAsync()).Count, (await shop.PodsWithAsync((string)status["revision"]!)).Count);
    }

    [Theory]
    [InlineData("Deployment")]
    [InlineData("StatefulSet")]
    public async Task With_Hold_it_stays_at_the_first_pod_and_the_others_keep_serving(string kind)
    {
        await using var shop = await RolloutShop.ServingAsync(fixture.Kubectl, kind, rollout: RolloutShop.Canary("1s", "Hold"));
        var good = await shop.RevisionAsync();

        await shop.ApplyAsync(shop.Policy(kind: kind, origin: RolloutShop.NoOrigin, extra: RolloutShop.Canary("1s", "Hold")));
        Assert.Contains("[emerg]", await shop.UntilReasonAsync("RolledOut", "RolloutFailed"), StringComparison.Ordinal);

        var bad = await shop.RevisionAsync();
        Assert.Single(await shop.PodsWithAsync(bad));
        Assert.Equal(kind == "Deployment" ? 2 : 1, (await shop.PodsWithAsync(good)).Count);

        // A spec that is right again is tried, past the pod that never became ready.
        await shop.ApplyAsync(shop.Policy(kind: kind, edge: "4m", extra: RolloutShop.Canary("1s", "Hold")));
        var status = await shop.UntilPhaseAsync("Complete", otherThan: bad);
        Assert.Null(status["failure"]);
        await shop.WaitReadyAsync();
    }
}
