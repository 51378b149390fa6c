using System.Text.Json.Nodes;
using CachePolicyOperator.Tests.Policy;

namespace CachePolicyOperator.Tests.Cli.Differences;

public sealed class DiffTests : IDisposable
{
    private static readonly string Storefront = File.ReadAllText(Path.Combine(TestData.Root, "..", "config", "samples", "30-policy.yaml"));

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_raised_lifetime_keeps_what_is_stored_and_replaces_pods()
    {
        var run = await DiffAsync(Storefront.Replace("max: 60s", "max: 4h", StringComparison.Ordinal));

        Assert.Equal(1, run.Code);
        Assert.Equal(
            """
            rule pages (/* (GET, HEAD)): changed
              edge lifetime: the origin's, at most 1m; 30s where it says nothing → the origin's, at most 4h; 30s where it says nothing
              worst staleness: 6m → 4h5m
            pods: replaced one after the other, because the rendered configuration differs
            stored responses: kept, because nothing becomes stricter

            """,
            run.Out);
    }

    [Fact]
    public async Task A_lowered_lifetime_invalidates_what_is_stored()
    {
        var run = await DiffAsync(Storefront.Replace("edge: 7d", "edge: 1d", StringComparison.Ordinal), "json");

        var difference = JsonNode.Parse(run.Out)!;
        Assert.True((bool)difference["invalidates"]!);
        Assert.Equal("spec.rules[0].ttl.edge", (string?)difference["strictures"]![0]!["path"]);
    }

    [Fact]
    public async Task Another_spelling_of_the_same_is_no_difference()
    {
        var run = await DiffAsync(Storefront.Replace("max: 60s", "max: 1m", StringComparison.Ordinal));

        Assert.Equal((0, "no difference\n"), (run.Code, run.Out));
    }

    [Fact]
    public async Task Rules_that_change_places_are_told()
    {
        var run = await DiffAsync(Storefront
            .Replace("name: assets\n    match: {pathPrefix: /assets/}", "name: x\n    match: {pathPrefix: /account/}", StringComparison.Ordinal)
            .Replace("name: account\n    match: {pathPrefix: /account/}\n    cache: Bypass", "name: assets\n    match: {pathPrefix: /assets/}\n    cache: Bypass", StringComparison.Ordinal));

        Assert.Contains("rule x (/account/* (GET, HEAD)): new\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("rule account (/account/*): gone\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("rule assets (/assets/*): changed\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("  caching: stored → bypassed\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_is_a_table_for_each_rule()
    {
        var run = await DiffAsync(Storefront.Replace("max: 60s", "max: 4h", StringComparison.Ordinal), "markdown");

        Assert.StartsWith("### CachePolicy shop/storefront\n\n**Rule `pages`** (`/* (GET, HEAD)`): changed\n\n| | before | after |\n|---|---|---|\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("| worst staleness | 6m | **4h5m** |\n", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<Run> DiffAsync(string changed, string output = "text") =>
        Run.Of("diff", _folder.Write("old.yaml", Storefront), _folder.Write("new.yaml", changed), "-o", output);
}
