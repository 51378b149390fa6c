using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours;

/// <summary>Targets that are missing, wrong, or come and go.</summary>
[Collection(PolicyCollection.Name)]
public sealed class TargetTests(SharedOperator fixture)
{
    [Fact]
    public async Task A_missing_workload_is_named_and_rolled_out_once_it_appears()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Policy());
        Assert.Contains("Deployment proxy", await shop.UntilReasonAsync("RolledOut", "TargetNotFound"), StringComparison.Ordinal);

        await shop.ApplyAsync(shop.Proxy());
        await shop.WaitReadyAsync();
    }

    [Fact]
    public async Task A_wrong_container_name_changes_nothing_and_names_the_right_ones()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy());
        var before = await shop.TemplateAsync();
        await shop.ApplyAsync(shop.Policy().Replace("container: nginx", "container: varnish", StringComparison.Ordinal));

        var message = await shop.UntilReasonAsync("RolledOut", "ContainerNotFound");
        Assert.Contains("varnish", message, StringComparison.Ordinal);
        Assert.Contains("nginx", message, StringComparison.Ordinal);
        Assert.Equal(before, await shop.TemplateAsync());

        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();
    }

    [Fact]
    public async Task A_workload_that_is_deleted_and_created_again_gets_the_same_revision()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy());
        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();
        var before = (string?)(await shop.GetAsync("cpol/storefront"))!["status"]!["revision"];

        await shop.Kubectl.RunAsync("delete", "deployment", "proxy", "-n", shop.Namespace);
        await shop.UntilReasonAsync("RolledOut", "TargetNotFound");
        await shop.ApplyAsync(shop.Proxy());
        await shop.WaitReadyAsync();

        Assert.Equal(before, (string?)(await shop.GetAsync("cpol/storefront"))!["status"]!["revision"]);
        var owners = (await shop.RevisionsAsync())[0]["metadata"]!["ownerReferences"]!.AsArray();
        var workload = await shop.GetAsync("deployment/proxy");
        Assert.Contains(owners, o => (string?)o!["uid"] == (string?)workload!["metadata"]!["uid"]);
    }

    [Fact]
    public async Task Of_two_policies_for_one_workload_the_older_wins()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy());
        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();
        var template = await shop.TemplateAsync();

        await shop.ApplyAsync(shop.Policy("second", edge: "5m"));
        Assert.Contains("storefront", await shop.UntilReasonAsync("Accepted", "Conflicted", "second"), StringComparison.Ordinal);
        Assert.Equal(template, await shop.TemplateAsync());

        await shop.Kubectl.RunAsync("delete", "cpol", "storefront", "-n", shop.Namespace);
        await shop.WaitReadyAsync("second");
    }
}
