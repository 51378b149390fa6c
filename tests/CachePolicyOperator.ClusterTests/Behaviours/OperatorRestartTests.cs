using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours;

/// <summary>The operator may come and go: the proxies do not notice.</summary>
[Collection(OperatorCollection.Name)]
public sealed class OperatorRestartTests(OperatorFixture fixture)
{
    [Fact]
    public async Task Ten_restarts_of_the_operator_restart_no_pod()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy());
        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();
        var (template, pods) = (await shop.TemplateAsync(), await shop.PodsAsync());
        var generation = (long)(await shop.GetAsync("deployment/proxy"))!["metadata"]!["generation"]!;

        for (var i = 0; i < 10; i++)
        {
            await (i % 2 == 0 ? fixture.Operator.StopAsync() : fixture.Operator.KillAsync());
            await fixture.StartOperatorAsync();
        }

        // The revision comes back: the last operator leads, and has looked at the shop.
        await shop.Kubectl.RunAsync("delete", "configmap", "-n", shop.Namespace, (string)(await shop.RevisionsAsync())[0]["metadata"]!["name"]!);
        await Eventually.HoldsAsync("the revision is back", () => shop.RevisionsAsync(), r => r.Count == 1);
        await shop.WaitReadyAsync();
        Assert.Equal(template, await shop.TemplateAsync());
        Assert.Equal(pods, await shop.PodsAsync());
        Assert.Equal(generation, (long)(await shop.GetAsync("deployment/proxy"))!["metadata"]!["generation"]!);
    }

    [Fact]
    public async Task A_second_operator_takes_over_when_the_leader_ends_and_restarts_no_pod()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(shop.Proxy());
        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();
        var template = await shop.TemplateAsync();

        await using var second = await OperatorProcess.StartAsync(fixture.Account, "--lease-namespace", WebhookInstallation.Namespace);
        await fixture.Operator.StopAsync();
        try
        {
            await shop.Kubectl.RunAsync("delete", "configmap", "-n", shop.Namespace, (string)(await shop.RevisionsAsync())[0]["metadata"]!["name"]!);
            await Eventually.HoldsAsync("the second operator works", () => shop.RevisionsAsync(), r => r.Count == 1);
            Assert.Equal(template, await shop.TemplateAsync());
        }
        finally
        {
            await second.StopAsync();
            await fixture.StartOperatorAsync();
        }
    }

    [Fact]
    public async Task A_stopped_operator_releases_its_lease_and_exits_with_0()
    {
        var stopping = fixture.Operator;
        await stopping.UntilLeadingAsync();
        await stopping.StopAsync();
        var exitCode = stopping.ExitCode;
        var lease = await fixture.Kubectl.RunAsync("get", "lease", "-A", "-o", "jsonpath={.items[?(@.metadata.name=='cachepolicy-operator')].spec.holderIdentity}");
        await fixture.StartOperatorAsync();

        Assert.Equal(0, exitCode);
        Assert.Equal("", lease.Trim());
    }
}
