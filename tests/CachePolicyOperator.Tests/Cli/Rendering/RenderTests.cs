using System.Text.Json.Nodes;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Policy.Rendering;
using CachePolicyOperator.Revisions;
using CachePolicyOperator.Tests.Policy;

namespace CachePolicyOperator.Tests.Cli.Rendering;

public sealed class RenderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Path.Combine(TestData.Root, "nginx")).Select(folder => Path.Combine(folder, "policy.yaml")).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_printed_is_what_the_operator_applies(string path)
    {
        var policy = TestData.ReadPolicy(path);
        var config = ConfigRenderer.Render(NamespacedName.Of(policy), policy.Spec, 3);
        ConfigMap applied = RevisionConfigMap.Of(policy, config, []);

        var run = await Run.Of("render", path, "--generation", "3", "-o", "json", "-n", policy.Metadata.Namespace ?? "");

        var printed = JsonNode.Parse(run.Out)!;
        Assert.Equal(0, run.Code);
        Assert.Equal((applied.Metadata.Name, config.Revision), ((string?)printed["configMap"], (string?)printed["revision"]));
        Assert.Equal(applied.Data!.OrderBy(file => file.Key), printed["data"]!.AsObject().ToDictionary(file => file.Key, file => (string)file.Value!).OrderBy(file => file.Key));
    }

    [Fact]
    public async Task What_kubectl_prints_is_rendered_under_its_own_cache_generation()
    {
        var path = _folder.Write("deployed.yaml", await File.ReadAllTextAsync(Path.Combine(TestData.Root, "nginx", "storefront", "policy.yaml")) + "\nstatus: {cacheGeneration: 7}\n");

        var run = await Run.Of("render", path, "-o", "json");

        Assert.Equal(7, (int?)JsonNode.Parse(run.Out)!["cacheGeneration"]);
    }

    [Fact]
    public async Task A_file_or_all_of_them_are_written_byte_for_byte()
    {
        var path = Path.Combine(TestData.Root, "nginx", "storefront", "policy.yaml");
        var golden = await File.ReadAllTextAsync(Path.Combine(TestData.Root, "nginx", "storefront", "cachepolicy.conf"));

        var single = await Run.Of("render", path, "--generation", "3", "--file", "cachepolicy.conf");
        var all = await Run.Of("render", path, "--generation", "3", "--folder", Path.Combine(_folder.Path, "out"));

        Assert.Equal(golden, single.Out);
        Assert.Equal(0, all.Code);
        Assert.Equal(golden, await File.ReadAllTextAsync(Path.Combine(_folder.Path, "out", "cachepolicy.conf")));
    }

    [Fact]
    public async Task What_cannot_be_rendered_is_denied_with_its_place()
    {
        var path = Path.Combine(TestData.Root, "rules", "TTL-002", "bad.yaml");

        var run = await Run.Of("render", path);

        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Matches(@"bad\.yaml:\d+:\d+: denied: .* \(TTL-002\)\n", run.Error);
    }

    [Fact]
    public async Task A_file_without_a_policy_is_an_error()
    {
        var run = await Run.With("kind: Pod\n", "render", "-");

        Assert.Equal((3, "cachepolicy: - holds no CachePolicy\n"), (run.Code, run.Error));
    }

    public void Dispose() => _folder.Dispose();
}
