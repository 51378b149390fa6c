using System.Text.Json.Nodes;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Charts;

/// <summary>What the chart and config/ say is what the API server understands: every field, strictly.</summary>
[Collection(InstallationCollection.Name)]
public sealed class ServerValidationTests(InstallationFixture fixture)
{
    public static TheoryData<string> Cases => ChartCase.Names;

    private Kubectl Kubectl => fixture.Kubectl;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_API_server_takes_what_is_rendered(string name)
    {
        // Of other operators' kinds, which this cluster does not have; and the CRDs belong to the release that is installed.
        var version = (string)JsonNode.Parse(await Kubectl.RunAsync("version", "-o", "json"))!["serverVersion"]!["gitVersion"]!;
        var rendered = await new ChartCase(name).RenderAsync(version, "--set", "crds.enabled=false,metrics.serviceMonitor.enabled=false,metrics.podMonitor.enabled=false,metrics.prometheusRule.enabled=false", "--skip-tests");
        var known = string.Join("\n---\n", rendered.Split("\n---\n").Where(manifest => !manifest.Contains("apiVersion: cert-manager.io/", StringComparison.Ordinal)));
        await Kubectl.ApplyAsync("{apiVersion: v1, kind: Namespace, metadata: {name: cachepolicy-system}}");

        var result = await Kubectl.TryAsync(known.Replace("namespace: shop\n", "namespace: default\n", StringComparison.Ordinal).Replace("namespace: grafana\n", "namespace: default\n", StringComparison.Ordinal), "apply", "--dry-run=server", "--validate=strict", "-f", "-");

        Assert.True(result.ExitCode == 0, result.Errors);
    }

    /// <summary>Servers before 1.25 drop unknown fields; kubectl then reads their schema itself.</summary>
    [Fact]
    public async Task A_field_that_the_API_server_does_not_know_is_refused()
    {
        var rendered = await new ChartCase("defaults").RenderAsync(null, "--show-only", "templates/serviceaccount.yaml");

        var result = await Kubectl.TryAsync(rendered + "\nautomountServiceAcountToken: true\n", "apply", "--dry-run=server", "--validate=strict", "-f", "-");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("automountServiceAcountToken", result.Errors, StringComparison.Ordinal);
    }
}
