using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CachePolicyOperator.Tests.Policy;
using CachePolicyOperator.Tests.Policy.Simulation;

namespace CachePolicyOperator.Tests.Cli.Simulation;

public sealed class SimulateTests : IDisposable
{
    private const string Policy = """
        apiVersion: cachepolicy.dev/v1alpha1
        kind: CachePolicy
        metadata: {name: shop, namespace: test}
        spec:
          targetRef: {name: proxy}
          origin: {service: {name: origin, port: 80}}
          rules:
          - name: all
            match: {pathPrefix: /}
            ttl: {mode: Override, edge: 60s}
        """;

    private readonly TemporaryFolder _folder = new();

    private static string Storefront { get; } = Path.Combine(TestData.Root, "nginx", "storefront", "policy.yaml");

    [Fact]
    public async Task Logs_are_merged_by_time_whether_compressed_or_not()
    {
        var policy = _folder.Write("policy.yaml", Policy);
        var plain = _folder.Write("a.log", $"{ShortLog.At(0)}\n{ShortLog.At(70)}\r\n\n{ShortLog.At(140)}");
        var zipped = Path.Combine(_folder.Path, "b.log.gz");
        await using (var file = new GZipStream(File.Create(zipped), CompressionLevel.Fastest))
            await file.WriteAsync(Encoding.UTF8.GetBytes($"{ShortLog.At(60)}\n{ShortLog.At(130)}\n{ShortLog.At(200)}\n"));

        var run = await Run.Of("simulate", policy, "--log", zipped, plain, "-o", "json");

        // Misses at 0, 70 and 140, and hits 60 seconds later each: in any other order the ages would be others.
        var total = JsonNode.Parse(run.Out)!["policies"]![0]!["total"]!;
        Assert.Equal((0, "", 6, 3), (run.Code, run.Error, (int)total["requests"]!, (int)total["ages"]!["to 1m"]!));
    }

    [Fact]
    public async Task Lines_that_cannot_be_read_are_counted_and_the_first_one_is_shown()
    {
        var policy = _folder.Write("policy.yaml", Policy);

        var run = await Run.With($"{ShortLog.At(0)}\nnonsense\n{ShortLog.At(1)}\n{{\n", "simulate", policy, "-l", "-", "-o", "json");

        Assert.Equal((0, "cachepolicy: 2 lines could not be read; the first: <stdin>:2: no time in brackets, as in [25/Nov/2026:09:07:45 +0000]\n"), (run.Code, run.Error));
        Assert.Equal(2, (int)JsonNode.Parse(run.Out)!["malformed"]!);
    }

    [Theory]
    [InlineData("", "the log is empty")]
    [InlineData("nonsense\n", "no line of the log can be read: <stdin>:1: no time in brackets")]
    [InlineData("\u001f\u008bnonsense", "after line 0")]
    public async Task A_log_without_requests_is_an_error(string log, string message)
    {
        var policy = _folder.Write("policy.yaml", Policy);
        var file = _folder.Write("access.log", "");
        await File.WriteAllBytesAsync(file, Encoding.Latin1.GetBytes(log));

        var run = await Run.Of("simulate", policy, "-l", file);

        Assert.Equal((3, ""), (run.Code, run.Out));
        Assert.Contains(message.Replace("<stdin>", file, StringComparison.Ordinal), run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--origin-ttl", "60")]
    [InlineData("--pods", "0")]
    [InlineData("--log", "/nowhere/access.log")]
    public async Task What_cannot_be_meant_is_an_error(params string[] arguments)
    {
        var run = await Run.Of(["simulate", Storefront, "--log", "/dev/null", .. arguments]);

        Assert.Equal(3, run.Code);
    }

    [Fact]
    public async Task Two_policies_are_compared_and_the_charts_are_drawn()
    {
        var policy = _folder.Write("policy.yaml", Policy);
        var longer = _folder.Write("longer.yaml", Policy.Replace("60s", "4h", StringComparison.Ordinal));

        var run = await Run.With(string.Join('\n', Enumerable.Range(0, 10).Select(i => ShortLog.At(i * 100))), "simulate", policy, longer, "--log", "-");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("hit ratio: 0.0% → 90.0%\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("oldest object served: 0s → 15m\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("  all                  ███████████████████████████░░░ 90.0%\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_well_formed_escapes_names_and_needs_nothing_from_elsewhere()
    {
        var policy = _folder.Write("policy.yaml", Policy);
        var html = Path.Combine(_folder.Path, "report.html");

        var run = await Run.With($"{ShortLog.At(0)}\n{ShortLog.At(1)}\n<script>\n", "simulate", policy, policy, "--log", "-", "--html", html);

        var page = await File.ReadAllTextAsync(html);
        var document = XDocument.Parse(page);
        Assert.Equal(0, run.Code);
        Assert.Contains(document.Descendants("meta"), meta => (string?)meta.Attribute("name") == "viewport");
        Assert.DoesNotContain(document.Descendants(), element => element.Name.LocalName is "script" or "link" or "img" or "iframe" or "table");
        Assert.DoesNotContain(document.Descendants().Attributes(), attribute => attribute.Name.LocalName is "src" or "href");
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", page, StringComparison.Ordinal);
        Assert.Equal(4, document.Descendants("section").Count());
    }

    [Fact]
    public async Task What_a_log_makes_the_page_say_is_escaped()
    {
        var policy = _folder.Write("policy.yaml", Policy);
        var log = _folder.Write("<b>&.log", $"{ShortLog.At(0)}\nnonsense\n");
        var html = Path.Combine(_folder.Path, "report.html");

        await Run.Of("simulate", policy, "--log", log, "--html", html);

        Assert.Contains("<b>&.log:2", XDocument.Parse(await File.ReadAllTextAsync(html)).Descendants("strong").Single().Value, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
