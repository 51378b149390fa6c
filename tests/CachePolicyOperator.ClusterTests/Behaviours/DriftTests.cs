using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours;

/// <summary>What the operator owns is put back; what it does not own is left alone.</summary>
[Collection(OperatorCollection.Name)]
public sealed class DriftTests(OperatorFixture fixture)
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

    private async Task<Shop> ServingShopAsync()
    {
        var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy());
        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();
        return shop;
    }
}
