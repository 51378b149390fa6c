using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours;

/// <summary>What the operator owns is put back; what it does not own is left alone.</summary>
[Collection(PolicyCollection.Name)]
public sealed class DriftTests(SharedOperator fixture)
{
    [Fact]
    public async Task A_deleted_revision_is_rendered_again()
    {
        await using var shop = await ServingShopAsync();
        var revision = (await shop.RevisionsAsync())[0];
        var name = (string)revision["metadata"]!["name"]!;
        await shop.Kubectl.RunAsync("delete", "configmap", "-n", shop.Namespace, name);

        var again = await Eventually.HoldsAsync("the ConfigMap is back", () => shop.GetAsync($"configmap/{name}"), c => c is not null);
        Assert.Equal(revision["data"]!.ToJsonString(), again!["data"]!.ToJsonString());
    }

    [Fact]
    public async Task A_template_that_lost_its_volume_gets_it_back()
    {
        await using var shop = await ServingShopAsync();
        var before = await shop.TemplateAsync();
        await shop.Kubectl.RunAsync("patch", "deployment", "proxy", "-n", shop.Namespace, "--type=json", "-p",
            """[{"op":"remove","path":"/spec/template/spec/containers/0/volumeMounts"},{"op":"remove","path":"/spec/template/spec/volumes"}]""");

        await Eventually.HoldsAsync("the template is as before", () => shop.TemplateAsync(), t => t == before);
        await Eventually.HoldsAsync(
            "the event says so",
            () => shop.Kubectl.RunAsync("get", "events", "-n", shop.Namespace),
            text => text.Contains("DriftReverted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Applying_the_workload_again_restarts_nothing()
    {
        await using var shop = await ServingShopAsync();
        var (template, pods) = (await shop.TemplateAsync(), await shop.PodsAsync());

        await shop.ApplyAsync(shop.Proxy());
        await shop.Kubectl.TryAsync(shop.Proxy(), "apply", "--server-side", "--force-conflicts", "--field-manager=gitops", "-f", "-");

        Assert.Equal(template, await shop.TemplateAsync());
        Assert.Equal(pods, await shop.PodsAsync());
    }

    [Fact]
    public async Task Who_took_a_workload_off_its_revision_is_named()
    {
        await using var shop = await ServingShopAsync();
        var before = await shop.TemplateAsync();
        await shop.Kubectl.RunAsync("patch", "deployment", "proxy", "-n", shop.Namespace, "--field-manager=somebody", "-p",
            """{"spec":{"template":{"metadata":{"annotations":{"cachepolicy.dev/revision":"mine"}}}}}""");

        await Eventually.HoldsAsync("the template is as before", () => shop.TemplateAsync(), t => t == before);
        await Eventually.HoldsAsync(
            "the event names them",
            () => shop.Kubectl.RunAsync("get", "events", "-n", shop.Namespace),
            text => text.Contains("by somebody (Update, ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_manager_that_takes_the_volume_again_and_again_is_named_and_no_longer_followed()
    {
        await using var shop = await ServingShopAsync(replicas: 1);
        var ours = await shop.TemplateAsync();
        var theirs = shop.Proxy(replicas: 1, extra: "      volumes: [{name: cachepolicy, configMap: {name: mine}}]");
        for (var i = 0; i < 5; i++)
        {
            await ForceAsync(shop, theirs);
            await Eventually.HoldsAsync("the template is as before", () => shop.TemplateAsync(), t => t == ours);
        }

        await ForceAsync(shop, theirs);

        var message = await shop.UntilReasonAsync("RolledOut", "Fighting");
        Assert.Contains("last by gitops (Apply, ", message, StringComparison.Ordinal);
        Assert.NotEqual(ours, await shop.TemplateAsync());
        await Eventually.HoldsAsync(
            "an event says so",
            () => shop.Kubectl.RunAsync("get", "events", "-n", shop.Namespace),
            text => text.Contains("Fighting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_refused_policy_served_is_put_back_too()
    {
        await using var shop = await ServingShopAsync(replicas: 1);
        var before = await shop.TemplateAsync();
        await shop.Kubectl.RunAsync("label", "cpol", "storefront", "-n", shop.Namespace, $"shop={shop.Namespace}");
        await shop.ApplyAsync($$"""
            apiVersion: cachepolicy.dev/v1alpha1
            kind: CacheGuardrail
            metadata: {name: {{shop.Namespace}}}
            spec: {policySelector: {matchLabels: {shop: {{shop.Namespace}} } }, ceilings: [{contentClass: Api, edge: 1m}]}
            """);
        try
        {
            await shop.UntilReasonAsync("Accepted", "Invalid");
            await shop.Kubectl.RunAsync("patch", "deployment", "proxy", "-n", shop.Namespace, "--type=json", "-p",
                """[{"op":"remove","path":"/spec/template/spec/containers/0/volumeMounts"},{"op":"remove","path":"/spec/template/spec/volumes"}]""");

            await Eventually.HoldsAsync("the template is as before", () => shop.TemplateAsync(), t => t == before);
            Assert.Equal("Invalid", (string?)(await shop.ConditionAsync("Accepted"))!["reason"]);
        }
        finally
        {
            await shop.Kubectl.RunAsync("delete", "cgr", shop.Namespace);
        }
    }

    [Fact]
    public async Task Edits_that_follow_each_other_closely_are_one_rollout()
    {
        await using var shop = await ServingShopAsync(replicas: 1);
        foreach (var edge in new[] { "100s", "101s", "102s" })
            await shop.ApplyAsync(shop.Policy(edge: edge));
        await Eventually.HoldsAsync(
            "the last edit is served",
            () => shop.GetAsync("cpol/storefront"),
            p => (long)p!["metadata"]!["generation"]! == (long)p["status"]!["observedGeneration"]! && (string?)p["status"]!["conditions"]!.AsArray().Single(c => (string?)c!["type"] == "Ready")!["status"] == "True");

        Assert.Equal(2, (await shop.RevisionsAsync()).Count);
    }

    [Fact]
    public async Task Only_the_volume_its_mount_and_one_annotation_are_owned()
    {
        await using var shop = await ServingShopAsync();
        var text = await shop.Kubectl.RunAsync("get", "deployment", "proxy", "-n", shop.Namespace, "-o", "json", "--show-managed-fields");
        var owned = System.Text.Json.Nodes.JsonNode.Parse(text)!["metadata"]!["managedFields"]!.AsArray()
            .Single(f => (string?)f!["manager"] == "cachepolicy-operator")!["fieldsV1"]!["f:spec"]!;

        Assert.Equal(["f:template"], owned.AsObject().Select(p => p.Key));
        Assert.Equal(["f:metadata", "f:spec"], owned["f:template"]!.AsObject().Select(p => p.Key).Order());
        Assert.Equal(["f:containers", "f:volumes"], owned["f:template"]!["f:spec"]!.AsObject().Select(p => p.Key).Order());
    }

    private static async Task ForceAsync(Shop shop, string manifest)
    {
        var result = await shop.Kubectl.TryAsync(manifest, "apply", "--server-side", "--force-conflicts", "--field-manager=gitops", "-f", "-");
        Assert.True(result.ExitCode == 0, result.Errors);
    }

    private async Task<Shop> ServingShopAsync(int replicas = 2)
    {
        var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy(replicas: replicas));
        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();
        return shop;
    }
}
