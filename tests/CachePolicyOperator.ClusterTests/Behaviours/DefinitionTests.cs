using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Behaviours;

/// <summary>An operator does not work with CRDs that are newer than itself: it would enforce less than policies say.</summary>
[Collection(OperatorCollection.Name)]
public sealed class DefinitionTests(OperatorFixture fixture)
{
    private const string Definition = "crd/cachepolicies.cachepolicy.dev";
    private const string Annotation = "cachepolicy.dev/bundle-version";

    [Fact]
    public async Task Newer_CRDs_keep_an_operator_from_starting_until_they_are_replaced()
    {
        var version = (string)(await fixture.Kubectl.GetAsync("default", Definition))!["metadata"]!["annotations"]![Annotation]!;
        await AnnotateAsync("99.1.0");
        try
        {
            await using var second = OperatorProcess.Start(fixture.Account, new Dictionary<string, string>(), WebhookInstallation.Arguments(LoopbackPort.Next()));
            await Eventually.HoldsAsync(
                "its readiness says why it does not start",
                second.ReadinessAsync,
                said => said.Contains("[-]crds failed: CRD cachepolicies.cachepolicy.dev is of version 99.1.0", StringComparison.Ordinal));
            Assert.Contains("Not starting", second.Log, StringComparison.Ordinal);
            Assert.DoesNotContain("waiting for the first lists", second.Log, StringComparison.Ordinal);

            await AnnotateAsync(version);
            await second.UntilReadyAsync();
        }
        finally
        {
            await AnnotateAsync(version);
        }
    }

    [Fact]
    public async Task Older_CRDs_are_warned_of()
    {
        var version = (string)(await fixture.Kubectl.GetAsync("default", Definition))!["metadata"]!["annotations"]![Annotation]!;
        await AnnotateAsync("0.0.9");
        try
        {
            await using var second = await OperatorProcess.StartAsync(fixture.Account, WebhookInstallation.Arguments(LoopbackPort.Next()));
            Assert.Contains("is of version 0.0.9, older than this operator", second.Log, StringComparison.Ordinal);
        }
        finally
        {
            await AnnotateAsync(version);
        }
    }

    private Task<string> AnnotateAsync(string version) => fixture.Kubectl.RunAsync("annotate", Definition, $"{Annotation}={version}", "--overwrite");
}
