using System.Text.Json.Nodes;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Charts;

/// <summary>What <c>kubectl apply -k config</c> installs.</summary>
[Collection(InstallationCollection.Name)]
public sealed class KustomizeTests(InstallationFixture fixture)
{
    private Kubectl Kubectl => fixture.Kubectl;

    [Fact]
    public async Task The_pod_is_that_of_the_chart()
    {
        var ours = Manifest(await Kubectl.RunAsync("kustomize", Repository.PathOf("config")), "Deployment");
        var charts = Manifest(await new ChartCase("defaults").RenderAsync(), "Deployment");

        Assert.Equal(await PodAsync(charts), await PodAsync(ours));
    }

    [Fact]
    public async Task Current_servers_get_the_same_objects_as_old_ones_in_their_own_form()
    {
        var current = await Kubectl.RunAsync("kustomize", Repository.PathOf("config"));
        var legacy = await Kubectl.RunAsync("kustomize", Repository.PathOf("config", "legacy"));

        Assert.Equal(Kinds(current), Kinds(legacy));
        Assert.Contains("x-kubernetes-validations", current, StringComparison.Ordinal);
        Assert.DoesNotContain("x-kubernetes-validations", legacy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_server_takes_it()
    {
        await Kubectl.ApplyAsync("{apiVersion: v1, kind: Namespace, metadata: {name: cachepolicy-system}}");
        var manifests = (await Kubectl.RunAsync("kustomize", Repository.PathOf("config", "legacy"))).Split("\n---\n");

        // The CRDs belong to the release that is installed.
        var others = string.Join("\n---\n", manifests.Where(manifest => !manifest.Contains("kind: CustomResourceDefinition", StringComparison.Ordinal)));
        var result = await Kubectl.TryAsync(others, "apply", "--dry-run=server", "--validate=strict", "-f", "-");

        Assert.True(result.ExitCode == 0, result.Errors);
    }

    private static string Manifest(string manifests, string kind) =>
        manifests.Split("\n---\n").Single(manifest => manifest.Contains($"\nkind: {kind}\n", StringComparison.Ordinal));

    private static IReadOnlyList<string> Kinds(string manifests) => [.. manifests.Split('\n').Where(line => line.StartsWith("kind: ", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Without the selectors, as the chart has more labels.</summary>
    private async Task<string> PodAsync(string deployment)
    {
        var result = await Kubectl.TryAsync(deployment, "create", "--dry-run=client", "-o", "json", "-f", "-");
        var pod = JsonNode.Parse(result.Output)!["spec"]!["template"]!["spec"]!;
        foreach (var constraint in pod["topologySpreadConstraints"]!.AsArray())
            constraint!.AsObject().Remove("labelSelector");
        return Sorted(pod)!.ToJsonString(new() { WriteIndented = true });
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
