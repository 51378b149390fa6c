using System.Diagnostics;
using CachePolicyOperator.ClusterTests.Behaviours.Admission;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Charts;

/// <summary>The real thing: image, chart, kubelet, Service, nginx.</summary>
[Collection(InstallationCollection.Name)]
public sealed class InstallationTests(InstallationFixture fixture)
{
    /// <summary>client-go's: a lease that nobody renews is free after 15 s, and candidates look every 2 to 4.4 s.</summary>
    private static readonly TimeSpan LongestFailover = TimeSpan.FromSeconds(20);

    /// <summary>How RBAC begins; a namespace that is being deleted forbids things too, in other words.</summary>
    private const string Denied = "is forbidden: User";

    private Kubectl Kubectl => fixture.Kubectl;

    private Release Release => fixture.Release;

    [Fact]
    public async Task Both_replicas_run_as_the_restricted_standard_says_and_nothing_is_forbidden_to_them()
    {
        await using var shop = await ServedShopAsync();

        var pods = await Release.PodsAsync();
        Assert.Equal(2, pods.Count);
        Assert.All(pods, pod => Assert.Equal(0, (int)pod["status"]!["containerStatuses"]![0]!["restartCount"]!));
        var log = await Release.LogAsync();
        Assert.Contains("workers started", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Denied, log, StringComparison.Ordinal);
        Assert.DoesNotContain("\"LogLevel\":\"Error\"", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_policy_is_refused_through_the_Service_and_helm_test_says_so()
    {
        await using var shop = await Shop.OpenGuardedAsync(Kubectl);

        var bad = await Kubectl.TryAsync(Guarded.Pages(shop, "ttl: {mode: Override, edge: 4h}"), "apply", "-f", "-");

        Assert.NotEqual(0, bad.ExitCode);
        Assert.Contains("TTL-001", bad.Errors, StringComparison.Ordinal);
        Assert.Contains("Admission works", await Release.TestAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_leader_is_killed_the_other_replica_takes_over_and_no_proxy_restarts()
    {
        await using var shop = await ServedShopAsync();
        var before = await ServingAsync(shop);
        var leader = await Release.UntilLedAsync();

        var watch = Stopwatch.StartNew();
        await Kubectl.RunAsync("delete", "pod", "-n", Release.Namespace, leader, "--grace-period=0", "--force");
        await Release.UntilLedAsync(notBy: leader);
        watch.Stop();

        Assert.True(watch.Elapsed < LongestFailover, $"nobody led for {watch.Elapsed}");
        await Eventually.HoldsAsync("both replicas are there", Release.PodsAsync, pods => pods.Count == 2);
        Assert.Equal(before, await ServingAsync(shop));
        await shop.ApplyAsync(Guarded.Pages(shop, "ttl: {mode: Override, edge: 30s}"));
        await Eventually.HoldsAsync("the new leader has rolled the change out", () => shop.RevisionsAsync(), revisions => revisions.Count == 2);
        await shop.WaitReadyAsync();
    }

    [Fact]
    public async Task An_upgrade_loses_no_admission_request_and_restarts_no_proxy()
    {
        await using var shop = await ServedShopAsync();
        var before = await ServingAsync(shop);
        var operators = await NamesAsync();

        await using var api = await KubectlTunnel.ToApiServerAsync(Kubectl);
        var upgrade = Release.UpgradeAsync($"podAnnotations.upgrade={Guid.NewGuid():N}");
        var (wrong, all) = await new AdmissionStream(api.Http, shop).RunWhileAsync(upgrade);

        await upgrade;
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {all}: {string.Join('\n', wrong.Take(3))}");
        Assert.True(all > 100, $"only {all} requests during the upgrade");
        Assert.Empty(operators.Intersect(await NamesAsync()));
        Assert.Equal(before, await ServingAsync(shop));
    }

    [Fact]
    public async Task With_one_watched_namespace_the_operator_works_there_and_may_do_nothing_elsewhere()
    {
        await using var watched = await Shop.OpenGuardedAsync(Kubectl);
        await using var other = await Shop.OpenGuardedAsync(Kubectl);
        await Release.UpgradeAsync($"watchNamespaces={{{watched.Namespace}}}");
        try
        {
            await watched.ApplyAsync(watched.Proxy(replicas: 1));
            await watched.ApplyAsync(Guarded.Pages(watched, "ttl: {mode: Override, edge: 60s}"));
            await watched.WaitReadyAsync();

            Assert.Equal("yes", await Release.MayAsync("patch", "deployments", watched.Namespace));
            Assert.Equal("no", await Release.MayAsync("patch", "deployments", other.Namespace));
            Assert.Equal("no", await Release.MayAsync("list", "configmaps", other.Namespace));
            Assert.DoesNotContain(Denied, await Release.LogAsync(), StringComparison.Ordinal);
        }
        finally
        {
            await Release.UpgradeAsync();
        }
    }

    [Fact]
    public async Task Uninstalling_leaves_policies_and_proxies_as_they_are_and_installing_again_restarts_nothing()
    {
        await using var shop = await ServedShopAsync();
        var before = await ServingAsync(shop);

        await Release.UninstallAsync();
        try
        {
            Assert.NotNull(await shop.GetAsync("cpol/storefront"));
            Assert.Empty(await Kubectl.RunAsync("get", "validatingwebhookconfiguration,clusterrole,clusterrolebinding", "-o", "name", "-l", $"app.kubernetes.io/instance={Release.Name}"));
            Assert.Equal(before, await ServingAsync(shop));

            // Nobody judges, and nobody is in the way.
            await shop.ApplyAsync(Guarded.Pages(shop, "ttl: {mode: Override, edge: 4h}"));
        }
        finally
        {
            await Release.InstallAsync();
        }

        Assert.Contains("TTL-001", await shop.UntilReasonAsync("Accepted", "Invalid"), StringComparison.Ordinal);
        Assert.Equal(before, await ServingAsync(shop));
    }

    private async Task<Shop> ServedShopAsync()
    {
        var shop = await Shop.OpenGuardedAsync(Kubectl);
        try
        {
            await shop.ApplyAsync(shop.Proxy());
            await shop.ApplyAsync(Guarded.Pages(shop, "ttl: {mode: Override, edge: 60s}"));
            await shop.WaitReadyAsync();
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    /// <summary>What changes when a proxy is restarted.</summary>
    private static async Task<string> ServingAsync(Shop shop) => $"{string.Join(' ', await shop.PodsAsync())} {await shop.TemplateAsync()}";

    private async Task<IReadOnlyList<string>> NamesAsync() => [.. (await Release.PodsAsync()).Select(pod => (string)pod["metadata"]!["name"]!)];
}
