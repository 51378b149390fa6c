using System.Globalization;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours.Rollouts;

/// <summary>
/// The incident that the operator exists for: a raised expiration, past an admission that somebody switched off and rules that
/// somebody softened. <c>eng/demo.sh incident</c> shows the same and measures it.
/// </summary>
[Collection(PolicyCollection.Name)]
public sealed class IncidentTests(SharedOperator fixture)
{
    /// <summary>What users are promised: the probe's maxAge.</summary>
    private const int Promised = 10;

    private const string Trial =
        """
          probes:
          - {name: front-page, path: /, expect: {maxAge: 10s}}
          rollout: {canary: {pods: 1, hold: 20s}}
        """;

    [Fact]
    public async Task A_raised_expiration_that_nothing_refuses_is_returned_and_nothing_stale_is_left()
    {
        await using var shop = await Shop.OpenAsync(fixture.Kubectl); // Its namespace is exempt from the webhook.
        await shop.TellTheTimeAsync();
        await shop.ApplyAsync(shop.Proxy(replicas: 3));
        await shop.ApplyAsync(shop.Policy(edge: "5s", extra: Trial));
        await shop.WaitReadyAsync();
        var before = await shop.StatusAsync();
        await SoftenRulesAsync(shop);
        try
        {
            await shop.ApplyAsync(shop.Policy(edge: "4h", extra: Trial));
            var returned = await shop.UntilPhaseAsync("RolledBack");

            Assert.Equal("FreshnessBudget", (string?)returned["failure"]!["gate"]);
            Assert.Contains("10s are allowed by the probe's maxAge", (string?)returned["failure"]!["message"], StringComparison.Ordinal);
            Assert.Equal((long)before["cacheGeneration"]! + 1, (long)returned["cacheGeneration"]!);
            Assert.Equal((int)returned["pods"]!["ready"]!, (int)returned["pods"]!["serving"]!);

            // What was stored for four hours is out of reach, however often the page is read.
            for (var i = 0; i < 20; i++)
                Assert.InRange(await AgeAsync(shop), -1, Promised);
        }
        finally
        {
            await shop.Kubectl.RunAsync("delete", "cgr", shop.Namespace, "--ignore-not-found");
        }
    }

    /// <summary>What the rules refuse is only warned about in the shop's namespace.</summary>
    private static async Task SoftenRulesAsync(Shop shop)
    {
        await shop.Kubectl.RunAsync("label", "namespace", shop.Namespace, $"incident={shop.Namespace}");
        await shop.ApplyAsync(
            $$"""
            apiVersion: cachepolicy.dev/v1alpha1
            kind: CacheGuardrail
            metadata: {name: {{shop.Namespace}}}
            spec:
              enforcement: Warn
              namespaceSelector:
                matchLabels: {incident: {{shop.Namespace}} }
            """);
    }

    /// <summary>How old the page is that a user gets, in seconds: its body says when the origin made it.</summary>
    private static async Task<double> AgeAsync(Shop shop)
    {
        var page = await shop.Kubectl.RunAsync("get", "--raw", $"/api/v1/namespaces/{shop.Namespace}/services/proxy:80/proxy/");
        var made = double.Parse(page, CultureInfo.InvariantCulture);
        return (DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0) - made;
    }
}
