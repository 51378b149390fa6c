using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours.Admission;

/// <summary>No operator runs: policies are refused, nothing else is in anybody's way, and what slipped in changes no proxy.</summary>
[Collection(OperatorCollection.Name)]
public sealed class WebhookAwayTests(OperatorFixture fixture)
{
    [Fact]
    public async Task Without_the_operator_policies_are_refused_everything_else_passes_and_the_exit_works()
    {
        await using var shop = await Shop.OpenGuardedAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy(replicas: 1));
        await shop.ApplyAsync(Guarded.Pages(shop, "ttl: {mode: Override, edge: 60s}"));
        await shop.WaitReadyAsync();
        var template = await shop.TemplateAsync();
        try
        {
            await fixture.StopOperatorAsync();

            // The schema needs no operator; the rest is refused because nobody can judge it.
            var unitless = await fixture.Kubectl.TryAsync(Guarded.Pages(shop, "ttl: {mode: Override, edge: '14400'}"), "apply", "-f", "-");
            Assert.Contains("spec.rules.ttl.edge", unitless.Errors, StringComparison.Ordinal);
            var good = await fixture.Kubectl.TryAsync(Guarded.Pages(shop, "ttl: {mode: Override, edge: 50s}"), "apply", "-f", "-");
            Assert.Contains("cachepolicies.cachepolicy.dev", good.Errors, StringComparison.Ordinal);

            // Pods, Deployments and ConfigMaps, labelled for the lint or not, are nobody's hostage.
            await shop.ApplyAsync(shop.Proxy(name: "other", replicas: 1));
            await shop.ApplyAsync($"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: raw, namespace: {shop.Namespace}, labels: {{cachepolicy.dev/lint: nginx}}}}, data: {{a.conf: 'proxy_cache_valid 200 4h;'}}}}");

            // The emergency exit: a namespace is exempted, and the controller still refuses to render what admission would have refused.
            await fixture.Kubectl.RunAsync("label", "namespace", shop.Namespace, "cachepolicy.dev/webhook=ignore");
            await shop.ApplyAsync(Guarded.Pages(shop, "ttl: {mode: Override, edge: 4h}"));
        }
        finally
        {
            await fixture.StartOperatorAsync();
        }

        Assert.Contains("TTL-001", await shop.UntilReasonAsync("Accepted", "Invalid"), StringComparison.Ordinal);
        Assert.Equal(template, await shop.TemplateAsync());
    }

    [Fact]
    public async Task A_growth_that_slipped_in_is_noticed_by_the_controller()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy(replicas: 1));
        await shop.ApplyAsync(Guarded.Pages(shop, "ttl: {mode: Override, edge: 10s}"));
        await shop.WaitReadyAsync();
        var template = await shop.TemplateAsync();

        await shop.ApplyAsync(Guarded.Pages(shop, "ttl: {mode: Override, edge: 60s}"));

        Assert.Contains("TTL-005", await shop.UntilReasonAsync("Accepted", "Invalid"), StringComparison.Ordinal);
        Assert.Equal(template, await shop.TemplateAsync());
    }
}
