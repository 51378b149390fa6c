using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours;

/// <summary>A workload outlives its policy with the configuration that it has.</summary>
[Collection(PolicyCollection.Name)]
public sealed class DeletionTests(SharedOperator fixture)
{
    [Fact]
    public async Task A_workload_keeps_its_last_configuration_when_its_policy_is_deleted()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy());
        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();
        var (template, name) = (await shop.TemplateAsync(), (string)(await shop.RevisionsAsync())[0]["metadata"]!["name"]!);

        await shop.Kubectl.RunAsync("delete", "cpol", "storefront", "-n", shop.Namespace);
        await Eventually.HoldsAsync(
            "the garbage collector has taken the policy off the owners",
            () => shop.GetAsync($"configmap/{name}"),
            c => c!["metadata"]!["ownerReferences"]!.AsArray().All(o => (string?)o!["kind"] != "CachePolicy"));
        Assert.Equal(template, await shop.TemplateAsync());

        await shop.Kubectl.RunAsync("rollout", "restart", "deployment/proxy", "-n", shop.Namespace);
        await shop.Kubectl.RunAsync("rollout", "status", "deployment/proxy", "-n", shop.Namespace, "--timeout=60s");

        await shop.Kubectl.RunAsync("delete", "deployment", "proxy", "-n", shop.Namespace);
        await Eventually.HoldsAsync("the revision goes with its last owner", () => shop.GetAsync($"configmap/{name}"), c => c is null);
    }

    [Fact]
    public async Task A_policy_that_is_deleted_and_created_again_restarts_nothing()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy());
        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();
        var (template, pods) = (await shop.TemplateAsync(), await shop.PodsAsync());

        await shop.Kubectl.RunAsync("delete", "cpol", "storefront", "-n", shop.Namespace);
        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();

        Assert.Equal(template, await shop.TemplateAsync());
        Assert.Equal(pods, await shop.PodsAsync());
    }

    [Fact]
    public async Task A_workload_is_detached_as_the_documentation_says()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy());
        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();

        await shop.Kubectl.RunAsync("delete", "cpol", "storefront", "-n", shop.Namespace);
        await shop.Kubectl.RunAsync("patch", "deployment", "proxy", "-n", shop.Namespace, "--type=strategic", "-p",
            """{"spec":{"template":{"metadata":{"annotations":{"cachepolicy.dev/revision":null}},"spec":{"volumes":[{"name":"cachepolicy","$patch":"delete"}],"containers":[{"name":"nginx","volumeMounts":[{"mountPath":"/etc/nginx/conf.d","$patch":"delete"}]}]}}}}""");

        var template = await shop.TemplateAsync();
        Assert.DoesNotContain("cachepolicy", template, StringComparison.Ordinal);
    }
}
