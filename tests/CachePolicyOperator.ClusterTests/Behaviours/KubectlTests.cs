using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours;

/// <summary>What a newcomer types first.</summary>
[Collection(PolicyCollection.Name)]
public sealed class KubectlTests(SharedOperator fixture)
{
    [Fact]
    public async Task Explain_reads_like_documentation()
    {
        // A new CRD's OpenAPI appears some seconds after the CRD.
        var text = await Eventually.HoldsAsync(
            "kubectl explain knows the kind",
            async () => (await fixture.Kubectl.TryAsync(null, "explain", "cpol.spec.rules.ttl")).Output,
            output => output.Contains("FIELDS", StringComparison.Ordinal));

        foreach (var field in (string[])["mode", "edge", "default", "max", "client", "negative"])
            Assert.Contains($"  {field}\t", text, StringComparison.Ordinal);
        Assert.Contains("no purge reaches a browser", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("<no description>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_becomes_ready()
    {
        var samples = Repository.PathOf("config", "samples");
        try
        {
            await fixture.Kubectl.RunAsync("apply", "-f", samples);
            await fixture.Kubectl.RunAsync("wait", "-n", "shop", "--for=condition=Ready", "cpol/storefront", "--timeout=90s");
        }
        finally
        {
            await fixture.Kubectl.RunAsync("delete", "-f", samples, "--ignore-not-found", "--wait=false");
        }
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        var shop = await fixture.UntouchedShopAsync();
        var result = await fixture.Kubectl.TryAsync(shop.Policy("dry"), "apply", "--dry-run=server", "-f", "-");
        Assert.Equal(0, result.ExitCode);
        Assert.Null(await shop.GetAsync("cpol/dry"));
    }
}
