using System.Text.Json.Nodes;
using CachePolicyOperator.ClusterTests.Clusters;
using CachePolicyOperator.Policy.Manifests;

namespace CachePolicyOperator.ClusterTests.Charts;

/// <summary>What the chart renders. Needs helm and no cluster. CACHEPOLICY_ACCEPT=1 writes what is rendered now.</summary>
public sealed class RenderingTests
{
    public static TheoryData<string> Cases => ChartCase.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Values_render_to_their_golden_file(string name)
    {
        var @case = new ChartCase(name);

        // The CRDs are compared with what they are made from instead: four times 70 KB would hide what changes.
        var text = await @case.RenderAsync(null, "--set", "crds.enabled=false");

        if (Environment.GetEnvironmentVariable("CACHEPOLICY_ACCEPT") == "1")
            await File.WriteAllTextAsync(@case.Golden, text);
        Assert.True(File.Exists(@case.Golden), $"{@case.Golden} is missing; CACHEPOLICY_ACCEPT=1 writes it");
        Assert.Equal(await File.ReadAllTextAsync(@case.Golden), text);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Lint_has_nothing_to_say(string name) =>
        await new Helm().RunAsync("lint", "--strict", Helm.Chart, "--values", new ChartCase(name).Values);

    [Theory]
    [InlineData("1.20.0", "legacy")]
    [InlineData("1.24.17", "legacy")]
    [InlineData("v1.25.0-gke.100", "")]
    [InlineData("1.35.2", "")]
    public async Task A_server_gets_the_CRDs_that_it_understands(string version, string folder)
    {
        var rendered = await new ChartCase("defaults").RenderAsync(version, "--show-only", "templates/crds.yaml");

        var files = Directory.GetFiles(Repository.PathOf("config", "crds", folder), "*.yaml");
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Contains(Spec(File.ReadAllText(file)), rendered, StringComparison.Ordinal));
        Assert.Equal(files.Length, rendered.Split("kind: CustomResourceDefinition").Length - 1);
        Assert.Equal(files.Length, rendered.Split("\n    helm.sh/resource-policy: keep\n").Length - 1);
    }

    [Fact]
    public async Task The_CRDs_say_which_version_they_belong_to()
    {
        var rendered = await new ChartCase("defaults").RenderAsync(null, "--show-only", "templates/crds.yaml");
        var version = File.ReadLines(Path.Combine(Helm.Chart, "Chart.yaml")).Single(line => line.StartsWith("appVersion: ", StringComparison.Ordinal))["appVersion: ".Length..].Trim('\'');

        Assert.Equal(2, rendered.Split($"\n    cachepolicy.dev/bundle-version: {version}\n").Length - 1);
    }

    [Fact]
    public async Task The_alert_rules_and_the_dashboard_arrive_as_the_files_have_them()
    {
        var manifests = YamlManifest.ReadAll(await new ChartCase("everything").RenderAsync(null, "--show-only", "templates/monitors.yaml"));
        var files = Path.Combine(Helm.Chart, "files");

        var rules = manifests.Single(manifest => (string?)manifest["kind"] == "PrometheusRule")["spec"]!;
        Assert.True(JsonNode.DeepEquals(YamlManifest.ReadAll(await File.ReadAllTextAsync(Path.Combine(files, "alerts.yaml"))).Single(), rules));
        var dashboard = (string)manifests.Single(manifest => (string?)manifest["kind"] == "ConfigMap")["data"]!["cachepolicy-operator.json"]!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(files, "dashboard.json"))), JsonNode.Parse(dashboard)));
    }

    [Fact]
    public async Task CRDs_that_are_not_kept_go_with_the_release() =>
        Assert.DoesNotContain("helm.sh/resource-policy", await new ChartCase("defaults").RenderAsync(null, "--set", "crds.keep=false"), StringComparison.Ordinal);

    [Theory]
    [InlineData("replicas=3", "replicas")]
    [InlineData("webhook.failurePolicy=Maybe", "failurePolicy")]
    [InlineData("replicaCount=0", "replicaCount")]
    [InlineData("watchNamespaces={a,b}", "watchNamespaces")]
    [InlineData("shutdownDelay=5", "shutdownDelay")]
    public async Task A_value_that_is_misspelt_or_out_of_range_is_refused(string value, string named)
    {
        var result = await new Helm().TryAsync("template", "x", Helm.Chart, "--set", value);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(named, result.Errors, StringComparison.Ordinal);
    }

    private static string Spec(string crd) => crd[crd.IndexOf("\nspec:\n", StringComparison.Ordinal)..].TrimEnd();
}
