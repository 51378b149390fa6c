using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours;

/// <summary>The main job: a policy becomes a rolling restart, and the pods cache as it asks.</summary>
[Collection(PolicyCollection.Name)]
public sealed class PolicyReachesPodsTests(SharedOperator fixture)
{
    [Fact]
    public async Task A_policy_is_rendered_rolled_out_and_served()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy());
        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();

        var revision = Assert.Single(await shop.RevisionsAsync());
        Assert.True((bool)revision["immutable"]!);
        Assert.Equal("CachePolicy", (string?)revision["metadata"]!["ownerReferences"]![0]!["kind"]);

        var policy = await shop.GetAsync("cpol/storefront");
        Assert.Equal((string?)revision["metadata"]!["name"], (string?)policy!["status"]!["configMap"]);
        Assert.Equal(2, (int)policy["status"]!["pods"]!["serving"]!);

        var pod = (await shop.PodsAsync())[0];
        await using var port = await KubectlTunnel.ToPodAsync(fixture.Kubectl, shop.Namespace, pod, 8080);
        using var first = await port.Http.GetAsync(new Uri("/page", UriKind.Relative));
        using var second = await port.Http.GetAsync(new Uri("/page", UriKind.Relative));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Contains("; hit", string.Join(',', second.Headers.GetValues("Cache-Status")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("StatefulSet")]
    [InlineData("DaemonSet")]
    public async Task Other_kinds_of_workloads_are_rolled_too(string kind)
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy(kind, replicas: 1));
        await Eventually.HoldsAsync("the first pod is there", () => shop.PodsAsync(), pods => pods.Count == 1);
        await shop.ApplyAsync(shop.Policy(kind: kind));
        if (kind == "StatefulSet")
            await DeleteThePodThatIsNeverReadyAsync(shop);
        await shop.WaitReadyAsync();

        await shop.ApplyAsync(shop.Policy(kind: kind, edge: "5m"));
        await shop.Kubectl.RunAsync("wait", "-n", shop.Namespace, "--for=jsonpath={.status.observedGeneration}=2", "cpol/storefront", "--timeout=60s");
        await shop.WaitReadyAsync();
        Assert.Equal(2, (await shop.RevisionsAsync()).Count);
    }

    [Fact]
    public async Task A_change_arrives_in_every_pod_and_no_fewer_serve_meanwhile_than_the_strategy_demands()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy(strategy: "strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}"));
        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();
        var before = (string?)(await shop.GetAsync("cpol/storefront"))!["status"]!["revision"];

        await shop.ApplyAsync(shop.Policy(edge: "1m"));
        List<int> available = [];
        await Eventually.HoldsAsync("the change is rolled out", () => shop.GetAsync("deployment/proxy"), deployment =>
        {
            var status = deployment!["status"]!;
            available.Add((int?)status["availableReplicas"] ?? 0);
            return (string?)deployment["spec"]!["template"]!["metadata"]!["annotations"]!["cachepolicy.dev/revision"] != before
                && (long)status["observedGeneration"]! == (long)deployment["metadata"]!["generation"]!
                && (int?)status["updatedReplicas"] == 2 && (int?)status["replicas"] == 2;
        });
        Assert.All(available, pods => Assert.True(pods >= 2, $"{pods} pods served"));
        await shop.Kubectl.RunAsync("wait", "-n", shop.Namespace, "--for=jsonpath={.status.observedGeneration}=2", "cpol/storefront", "--timeout=60s");
        await shop.WaitReadyAsync();

        var after = (string?)(await shop.GetAsync("cpol/storefront"))!["status"]!["revision"];
        Assert.NotEqual(before, after);
        foreach (var pod in await shop.PodsAsync())
        {
            await using var port = await KubectlTunnel.ToPodAsync(fixture.Kubectl, shop.Namespace, pod, 9145);
            Assert.Contains(after!, await port.Http.GetStringAsync(new Uri("/.cachepolicy/revision", UriKind.Relative)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Kubectl_tells_the_story()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy());
        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();

        var table = await shop.Kubectl.RunAsync("get", "cpol", "-n", shop.Namespace);
        Assert.Contains("TARGET", table, StringComparison.Ordinal);
        Assert.Contains("True", table, StringComparison.Ordinal);

        var description = await Eventually.HoldsAsync(
            "events are shown",
            () => shop.Kubectl.RunAsync("describe", "cpol", "storefront", "-n", shop.Namespace),
            text => text.Contains("AllPodsServe", StringComparison.Ordinal) && text.Contains("RolloutStarted", StringComparison.Ordinal));
        Assert.Contains("RolledOut", description, StringComparison.Ordinal);
    }

    /// <summary>The pod from before the policy never answers on the readiness probe's port, and the StatefulSet waits for it.</summary>
    private static async Task DeleteThePodThatIsNeverReadyAsync(Shop shop)
    {
        Assert.Contains("delete them", await shop.UntilReasonAsync("RolledOut", "WaitingForReadyPods"), StringComparison.Ordinal);
        await shop.Kubectl.RunAsync("delete", "pod", "proxy-0", "-n", shop.Namespace);
    }
}
