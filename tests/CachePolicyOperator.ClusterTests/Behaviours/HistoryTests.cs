using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours;

/// <summary>Revisions are kept for as many undos as a Deployment has, and no longer.</summary>
[Collection(OperatorCollection.Name)]
public sealed class HistoryTests(OperatorFixture fixture)
{
    /// <summary>A Deployment's revisionHistoryLimit by default.</summary>
    private const int Kept = 10;

    [Fact]
    public async Task Revisions_beyond_the_history_go_once_every_pod_serves_the_present_one()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl);
        await shop.ApplyAsync(string.Join("\n---\n", Enumerable.Range(0, Kept + 3).Select(i => Old(shop, i))));
        await shop.ApplyAsync(shop.Proxy(replicas: 1));
        await shop.ApplyAsync(shop.Policy());
        await shop.WaitReadyAsync();

        var present = (string)(await shop.GetAsync("cpol/storefront"))!["status"]!["configMap"]!;
        var left = await Eventually.HoldsAsync("the surplus is gone", () => shop.RevisionsAsync(), revisions => revisions.Count == Kept + 1);
        Assert.Contains(present, left.Select(revision => (string)revision["metadata"]!["name"]!));
    }

    private static string Old(Shop shop, int number) =>
        $$$"""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: storefront-old-{{{number}}}, namespace: {{{shop.Namespace}}}, labels: {cachepolicy.dev/policy: storefront}}
        """;
}
