using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours.Admission;

/// <summary>Guard-rails that change under policies that are there.</summary>
[Collection(AdmissionCollection.Name)]
public sealed class GuardrailTests(SharedOperator fixture)
{
    [Fact]
    public async Task A_tightened_guard_rail_judges_what_is_there_and_touches_no_pod()
    {
        await using var shop = await ServingShopAsync();
        var (template, pods) = (await shop.TemplateAsync(), await shop.PodsAsync());
        await using var guardrail = await Guarded.ByAsync(shop, "ceilings: [{contentClass: Html, edge: 30s}]");

        var message = await shop.UntilReasonAsync("Accepted", "Invalid");
        Assert.Contains($"guard-rail {guardrail.Name}", message, StringComparison.Ordinal);
        await Eventually.HoldsAsync(
            "an event tells it",
            () => shop.Kubectl.RunAsync("get", "events", "-n", shop.Namespace),
            text => text.Contains("TTL-001", StringComparison.Ordinal));
        await Eventually.HoldsAsync("the guard-rail counts it", () => shop.GetAsync($"cgr/{guardrail.Name}"), found => (int?)found!["status"]!["policies"]?["breaking"] == 1);
        Assert.Equal(template, await shop.TemplateAsync());

        await guardrail.ChangeAsync("ceilings: [{contentClass: Html, edge: 5m}]");
        await shop.WaitReadyAsync();
        Assert.Equal(template, await shop.TemplateAsync());
        Assert.Equal(pods, await shop.PodsAsync());
    }

    [Fact]
    public async Task A_policy_that_breaks_a_tightened_guard_rail_can_still_be_annotated_and_deleted()
    {
        await using var shop = await ServingShopAsync();
        await using var guardrail = await Guarded.ByAsync(shop, "ceilings: [{contentClass: Html, edge: 30s}]");
        await shop.UntilReasonAsync("Accepted", "Invalid");

        await shop.Kubectl.RunAsync("annotate", "-n", shop.Namespace, "cpol/storefront", "team=web");
        await shop.Kubectl.RunAsync("delete", "-n", shop.Namespace, "cpol/storefront");
    }

    [Fact]
    public async Task A_guard_rail_that_warns_leaves_the_policy_accepted_and_says_so()
    {
        await using var shop = await ServingShopAsync();
        await using var guardrail = await Guarded.ByAsync(shop, "enforcement: Warn\nceilings: [{contentClass: Html, edge: 30s}]");

        Assert.Contains("TTL-001", await shop.UntilReasonAsync("Accepted", "ValidWithWarnings"), StringComparison.Ordinal);
        await shop.WaitReadyAsync();
    }

    [Fact]
    public async Task An_exception_ends_on_time_and_without_a_restart()
    {
        await using var shop = await ServingShopAsync();
        var end = DateTimeOffset.UtcNow.AddSeconds(12);
        await using var guardrail = await Guarded.ByAsync(
            shop,
            $$"""
            ceilings: [{contentClass: Html, edge: 30s}]
            exceptions:
            - {name: sale, rules: [TTL-001], namespaces: [{{shop.Namespace}}], owner: web, reason: the sale ends in a moment, expires: "{{end.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}}"}
            """);
        Assert.Equal("True", (string?)(await shop.ConditionAsync("Accepted"))!["status"]);

        await shop.UntilReasonAsync("Accepted", "Invalid");
        Assert.InRange(DateTimeOffset.UtcNow, end.AddSeconds(-1), end.AddSeconds(10));
    }

    [Fact]
    public async Task Deleting_a_guard_rail_in_use_warns()
    {
        await using var shop = await ServingShopAsync();
        await using var guardrail = await Guarded.ByAsync(shop, "ceilings: [{contentClass: Html, edge: 2m}]");

        var deleted = await fixture.Kubectl.TryAsync(null, "delete", "cgr", guardrail.Name);

        Assert.Equal(0, deleted.ExitCode);
        Assert.Contains("Warning:", deleted.Errors, StringComparison.Ordinal);
        Assert.Contains("storefront", deleted.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guard_rail_that_cannot_be_meant_is_refused()
    {
        var refused = await fixture.Kubectl.TryAsync(
            """
            apiVersion: cachepolicy.dev/v1alpha1
            kind: CacheGuardrail
            metadata: {name: contradiction}
            spec: {required: [Override], forbidden: [Override]}
            """,
            "apply", "-f", "-");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("spec.forbidden", refused.Errors + refused.Output, StringComparison.Ordinal);
    }

    private async Task<Shop> ServingShopAsync()
    {
        var shop = await Shop.OpenGuardedAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy(replicas: 1));
        await shop.ApplyAsync(Guarded.Pages(shop, "ttl: {mode: Override, edge: 60s}"));
        await shop.WaitReadyAsync();
        return shop;
    }
}
