using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours.Admission;

/// <summary>What cannot be deployed, in each of the ways in which people write to a cluster.</summary>
[Collection(AdmissionCollection.Name)]
public sealed class RefusalTests(SharedOperator fixture)
{
    private const string Good = "ttl: {mode: Override, edge: 60s}";

    private const string Incident = "ttl: {mode: Override, edge: 4h}";

    [Fact]
    public async Task The_incident_cannot_be_deployed_and_the_refusal_says_what_to_do()
    {
        await using var shop = await Shop.OpenGuardedAsync(fixture.Kubectl);
        await shop.ApplyAsync(Pages(shop, Good));

        var refused = await fixture.Kubectl.TryAsync(Pages(shop, Incident), "apply", "-f", "-");

        Assert.NotEqual(0, refused.ExitCode);
        foreach (var word in (string[])["TTL-001", "spec.rules[0].ttl.edge", "4h", "10m", "the default for Html"])
            Assert.Contains(word, refused.Errors, StringComparison.Ordinal);
        Assert.Equal("60s", await EdgeAsync(shop));
    }

    [Fact]
    public async Task A_guard_rails_limit_is_named_with_the_guard_rail()
    {
        await using var shop = await Shop.OpenGuardedAsync(fixture.Kubectl);
        await using var guardrail = await Guarded.ByAsync(shop, "ceilings: [{contentClass: Html, edge: 30s}]");

        var refused = await fixture.Kubectl.TryAsync(Pages(shop, Good), "apply", "-f", "-");

        Assert.NotEqual(0, refused.ExitCode);
        foreach (var word in (string[])["TTL-001", "60s", "30s", $"guard-rail {guardrail.Name}"])
            Assert.Contains(word, refused.Errors, StringComparison.Ordinal);
    }

    public static TheoryData<string[]> Ways => new((string[][])
    [
        ["apply", "--dry-run=server"],
        ["apply", "--server-side", "--force-conflicts"],
        ["apply", "--server-side", "--force-conflicts", "--dry-run=server"],
        ["replace"],
        ["diff"],
    ]);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Every_way_to_write_it_is_refused(string[] way)
    {
        await using var shop = await Shop.OpenGuardedAsync(fixture.Kubectl);
        await shop.ApplyAsync(Pages(shop, Good));

        var refused = await fixture.Kubectl.TryAsync(Pages(shop, Incident), [.. way, "-f", "-"]);

        Assert.True(refused.ExitCode != 0, refused.Output);
        Assert.Contains("TTL-001", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("60s", await EdgeAsync(shop));
    }

    [Fact]
    public async Task A_patch_is_refused_and_a_good_one_passes()
    {
        await using var shop = await Shop.OpenGuardedAsync(fixture.Kubectl);
        await shop.ApplyAsync(Pages(shop, Good));

        Assert.Contains("TTL-001", (await PatchAsync(shop, "4h")).Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await PatchAsync(shop, "90s")).ExitCode);
        Assert.Equal("90s", await EdgeAsync(shop));
    }

    [Fact]
    public async Task All_violations_are_told_at_once_as_causes_with_paths()
    {
        await using var shop = await Shop.OpenGuardedAsync(fixture.Kubectl);

        var refused = await fixture.Kubectl.TryAsync(Pages(shop, "ttl: {mode: Override, edge: 4h, client: 2d, negative: {'404': 1d}}"), "apply", "-f", "-");

        foreach (var word in (string[])["spec.rules[0].ttl.edge", "TTL-001", "spec.rules[0].ttl.client", "TTL-006", "spec.rules[0].ttl.negative[404]", "NEG-001"])
            Assert.Contains(word, refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_is_printed_and_the_policy_is_stored()
    {
        await using var shop = await Shop.OpenGuardedAsync(fixture.Kubectl);

        var stored = await fixture.Kubectl.TryAsync(Pages(shop, "ttl: {mode: RespectOrigin, default: 2m, max: 4m}"), "apply", "-f", "-");

        Assert.Equal(0, stored.ExitCode);
        Assert.Contains("Warning:", stored.Errors, StringComparison.Ordinal);
        Assert.Contains("TTL-008", stored.Errors, StringComparison.Ordinal);
    }

    private Task<CommandResult> PatchAsync(Shop shop, string edge) => fixture.Kubectl.TryAsync(
        null, "patch", "-n", shop.Namespace, "cpol/storefront", "--type=json", "-p", $$"""[{"op":"replace","path":"/spec/rules/0/ttl/edge","value":"{{edge}}"}]""");

    private static async Task<string?> EdgeAsync(Shop shop) =>
        (string?)(await shop.GetAsync("cpol/storefront"))!["spec"]!["rules"]![0]!["ttl"]!["edge"];

    private static string Pages(Shop shop, string ttl) => Guarded.Pages(shop, ttl);
}
