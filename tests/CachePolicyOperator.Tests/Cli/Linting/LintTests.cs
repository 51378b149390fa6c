using System.Text.Json.Nodes;

namespace CachePolicyOperator.Tests.Cli.Linting;

public sealed class LintTests : IDisposable
{
    private const string Bad = """
        # Source: shop/templates/policy.yaml
        apiVersion: cachepolicy.dev/v1alpha1
        kind: CachePolicy
        metadata: {name: storefront, namespace: shop}
        spec:
          targetRef: {name: storefront-proxy, container: nginx}
          origin: {service: {name: storefront, port: 8080}}
          rules:
          - name: pages
            match: {pathPrefix: /}
            contentClass: Html
            ttl:
              max: 4h
            key: {query: {exclude: [utm_*, gclid, fbclid]}}

        """;

    private const string Other = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: storefront}

        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_finding_stands_at_its_field_also_in_a_later_document()
    {
        var run = await Run.With($"---\n{Other}---\n{Bad}", "lint", "-");

        Assert.Equal(2, run.Code);
        Assert.StartsWith("<stdin>:18:12: denied: CachePolicy shop/storefront: spec.rules[0].ttl.max: an edge lifetime of 4h ", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 judged: 1 denied, 0 warned\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_document_is_reported_with_its_position_and_the_rest_is_judged()
    {
        var broken = _folder.Write("a.yaml", $"{Other}---\nkind: [\n---\n{Bad}");
        var good = _folder.Write("b.yaml", Bad);

        var run = await Run.Of("lint", "-o", "json", broken, good);

        Assert.Equal(3, run.Code);
        Assert.Equal(["Broken 6", "Denied 19", "Denied 13"], Findings(run).Select(finding => $"{finding["level"]} {finding["line"]}"));
    }

    [Fact]
    public async Task Other_kinds_are_ignored()
    {
        var run = await Run.With(Other, "lint", "-");

        Assert.Equal((0, "0 judged: 0 denied, 0 warned\n"), (run.Code, run.Out));
    }

    [Fact]
    public async Task Guard_rails_among_the_files_are_in_force()
    {
        _folder.Write("policy.yaml", Bad);
        _folder.Write("platform/guardrail.yaml", "apiVersion: cachepolicy.dev/v1alpha1\nkind: CacheGuardrail\nmetadata: {name: lenient}\nspec: {ceilings: [{contentClass: Html, edge: 8h, staleness: 9h}]}\n");

        Assert.DoesNotContain("(TTL-001)", (await Run.Of("lint", _folder.Path)).Out, StringComparison.Ordinal);
        Assert.Contains("(TTL-001)", (await Run.Of("lint", Path.Combine(_folder.Path, "policy.yaml"))).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guard_rail_for_labelled_namespaces_needs_the_namespace()
    {
        var guardrail = "apiVersion: cachepolicy.dev/v1alpha1\nkind: CacheGuardrail\nmetadata: {name: audit}\nspec: {enforcement: Audit, namespaceSelector: {matchLabels: {stage: test}}}\n";
        var without = await Run.With($"{guardrail}---\n{Bad}", "lint", "-");
        var with = await Run.With($"{guardrail}---\n{Bad}---\napiVersion: v1\nkind: Namespace\nmetadata: {{name: shop, labels: {{stage: test}}}}\n", "lint", "-");

        Assert.Equal(2, without.Code);
        Assert.Contains("guard-rail audit selects namespaces by their labels, and of shop only the name is known", without.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (with.Code, with.Error));
        Assert.Contains(": note: CachePolicy shop/storefront: spec.rules[0].ttl.max: ", with.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guard_rail_is_judged_itself_before_it_judges()
    {
        var run = await Run.With($"apiVersion: cachepolicy.dev/v1alpha1\nkind: CacheGuardrail\nmetadata: {{name: odd}}\nspec:\n  ceilings:\n  - {{contentClass: Html, edge: 8h}}\n  - {{contentClass: Html, edge: 8h}}\n---\n{Bad}", "lint", "-o", "json", "-");

        Assert.Equal(["CacheGuardrail odd", "CachePolicy shop/storefront"], Findings(run).Select(finding => (string)finding["subject"]!).Distinct());
    }

    [Fact]
    public async Task A_line_of_a_file_in_a_ConfigMap_is_a_line_of_the_manifest()
    {
        var run = await Run.With("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: proxy\n  labels: {cachepolicy.dev/lint: nginx}\ndata:\n  default.conf: |\n    # pages\n    proxy_cache_valid 200 4h;\n", "lint", "-");

        Assert.Equal(2, run.Code);
        Assert.StartsWith("<stdin>:9:27: denied: ConfigMap default/proxy: default.conf:2:23: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_configuration_below_an_nginx_conf_is_one_configuration()
    {
        _folder.Write("nginx.conf", "http { proxy_cache pages; include conf.d/*.conf; }\n");
        var file = _folder.Write("conf.d/site.conf", "server {\n  location / { proxy_pass http://a; proxy_cache_valid 200 4h; }\n}\n");

        var run = await Run.Of("lint", _folder.Path);

        Assert.Equal(2, run.Code);
        Assert.Contains($"{file}:2:59: denied: \"proxy_cache_valid", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_baseline_lets_known_findings_be_and_fails_on_new_ones()
    {
        var (file, baseline) = (_folder.Write("policy.yaml", Bad), Path.Combine(_folder.Path, "baseline.txt"));
        Assert.Equal(0, (await Run.Of("lint", file, "--write-baseline", baseline)).Code);

        var known = await Run.Of("lint", file, "--baseline", baseline);
        _folder.Write("policy.yaml", "# moved\n" + Bad);
        var moved = await Run.Of("lint", file, "--baseline", baseline);
        _folder.Write("policy.yaml", Bad.Replace("4h", "5h", StringComparison.Ordinal));
        var raised = await Run.Of("lint", file, "--baseline", baseline);

        Assert.Equal((0, "1 judged: 0 denied, 0 warned; 1 in the baseline\n"), (known.Code, known.Out));
        Assert.Equal(0, moved.Code);
        Assert.Equal(2, raised.Code);
    }

    [Fact]
    public async Task Sarif_names_rule_place_and_fingerprint()
    {
        var run = await Run.With(Bad, "lint", "-", "-o", "sarif");

        var sarif = JsonNode.Parse(run.Out)!;
        var result = sarif["runs"]![0]!["results"]![0]!;
        Assert.Equal("2.1.0", (string?)sarif["version"]);
        Assert.Equal("TTL-001", (string?)sarif["runs"]![0]!["tool"]!["driver"]!["rules"]![(int)result["ruleIndex"]!]!["id"]);
        Assert.Equal("""{"startLine":13,"startColumn":12}""", result["locations"]![0]!["physicalLocation"]!["region"]!.ToJsonString());
        Assert.Equal("error", (string?)result["level"]);
        Assert.Equal(24, ((string)result["partialFingerprints"]!["cachepolicy/v1"]!).Length);
    }

    [Fact]
    public async Task Github_commands_are_one_line_each()
    {
        var run = await Run.With(Bad, "lint", "-", "-o", "github");

        Assert.StartsWith("::error file=<stdin>,line=13,col=12,title=TTL-001::CachePolicy shop/storefront: ", run.Out, StringComparison.Ordinal);
        Assert.Single(run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("missing.yaml", "missing.yaml is neither a file nor a folder")]
    [InlineData("nothing/**/*.yaml", "no file matches nothing/**/*.yaml")]
    public async Task What_is_not_there_is_an_error(string path, string message)
    {
        var run = await Run.Of("lint", path);

        Assert.Equal((3, $"cachepolicy: {message}\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task A_wrong_command_line_is_an_error() => Assert.Equal(3, (await Run.Of("lint", "-o", "xml", "-")).Code);

    public void Dispose() => _folder.Dispose();

    private static List<JsonNode> Findings(Run run) => [.. JsonNode.Parse(run.Out)!["findings"]!.AsArray().Select(finding => finding!)];
}
