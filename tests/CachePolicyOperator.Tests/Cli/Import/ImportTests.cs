using CachePolicyOperator.Policy.Manifests;
using CachePolicyOperator.Tests.Policy;

namespace CachePolicyOperator.Tests.Cli.Import;

/// <summary>What each configuration of the corpus becomes. CACHEPOLICY_ACCEPT=1 writes what it becomes now.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Path.Combine(TestData.Root, "import")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_configuration_becomes_the_golden_policy(string name)
    {
        var folder = Path.Combine(TestData.Root, "import", name);
        var run = await Import(name);
        var golden = Path.Combine(folder, "policy.golden");
        var text = run.Out.Replace(TestData.Root, "testdata", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("CACHEPOLICY_ACCEPT") == "1")
            await File.WriteAllTextAsync(golden, text);

        Assert.True(File.Exists(golden), $"{golden} is missing; CACHEPOLICY_ACCEPT=1 writes it");
        Assert.Equal(await File.ReadAllTextAsync(golden), text);
        Assert.Equal(text.Contains("not carried over", StringComparison.Ordinal) ? 1 : 0, run.Code);
        Assert.Equal(run.Error.Split('\n').Where(line => line.Length > 0).Select(line => $"# {line}"), run.Out.Split('\n').Where(line => line.StartsWith("# ", StringComparison.Ordinal)).Skip(1));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_printed_can_be_rendered_and_judged(string name)
    {
        var policy = _folder.Write("policy.yaml", (await Import(name)).Out);

        var rendered = await Run.Of("render", policy);
        var linted = await Run.Of("lint", policy);

        Assert.Equal((0, ""), (rendered.Code, rendered.Error));
        Assert.InRange(linted.Code, 0, 2);
        Assert.IsType<ManifestPart.Readable>(Assert.Single(ManifestStream.Read(await File.ReadAllTextAsync(policy))));
    }

    [Theory]
    [InlineData("events {}", "nothing to import")]
    [InlineData("http { server { location / { root /srv; } } }", "passes nothing on by proxy_pass")]
    public async Task A_configuration_that_passes_nothing_on_is_an_error(string configuration, string message)
    {
        var run = await Run.Of("import", _folder.Write("nginx.conf", configuration));

        Assert.Equal((3, ""), (run.Code, run.Out));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_beside_the_main_one_are_what_it_includes()
    {
        _folder.Write("nginx.conf", "http { proxy_cache_path /c keys_zone=z:1m max_size=1g; include conf.d/*.conf; }");
        _folder.Write("conf.d/shop.conf", "server { listen 81; location / { proxy_pass http://origin:80; proxy_cache z; proxy_cache_valid 200 5m; proxy_ignore_headers Cache-Control; } }");

        var run = await Run.Of("import", _folder.Path);

        Assert.Contains("ttl: {mode: Override, edge: 5m, client: 0s}", run.Out, StringComparison.Ordinal);
        Assert.Contains("storage: {size: 1Gi, inactive: 10m, path: /c}", run.Out, StringComparison.Ordinal);
        Assert.Contains("listen: {port: 81}", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_wrote_stays_a_value()
    {
        var file = _folder.Write("ingress.yaml", """
            kind: Ingress
            metadata: {name: a}
            spec: {rules: [{host: 'a.test; } evil {', http: {paths: [{path: '/x" { return 200; } #', backend: {service: {name: s, port: {number: 80}}}}, {path: /y, backend: {service: {name: s, port: {number: 80}}}}]}}]}
            """);

        var run = await Run.Of("import", file);

        Assert.Equal(3, run.Code);
        Assert.DoesNotContain("return: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("server_name a.test; } evil {: a rule's hosts are names", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<Run> Import(string name) => Run.Of("import", Directory.GetFiles(Path.Combine(TestData.Root, "import", name)).Single(file => !file.EndsWith(".golden", StringComparison.Ordinal)));
}
