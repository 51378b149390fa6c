using CachePolicyOperator.Policy.Nginx.Linting;
using CachePolicyOperator.Tests.Policy.Nginx.Syntax;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Nginx.Linting;

/// <summary>Whatever the files hold, there is a report, and its places lie in them.</summary>
public sealed class AnyConfigurationTests
{
    private static readonly string[] Words =
    [
        "proxy_cache", "proxy_cache_valid", "proxy_cache_key", "proxy_cache_path", "proxy_cache_purge", "proxy_no_cache", "proxy_ignore_headers", "proxy_hide_header",
        "proxy_pass", "proxy_set_header", "add_header", "expires", "gzip", "listen", "server_name", "set", "map", "geo", "include", "try_files", "error_page", "location", "server", "http",
        "if", "upstream", "deny", "Cache-Control", "max-age=", "\"\"", "'", "$a", "$b", "${", "$", "@a", "@", "~", "\\.css$", "any", "200", "from", "10y", "1h", "99999999999999999999s", "-1", "on", "off",
        "max", "inactive=", "{", "}", ";", " ", " ", " ", "\n",
    ];

    [Fact]
    public void Any_words_get_a_report() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(150), Prop.ForAll(Gen.Elements(Words).ArrayOf().ToArbitrary(), words =>
        {
            var text = string.Join(' ', words);
            var report = LintCorpus.Text(text);
            var lines = text.Count(c => c == '\n') + 1;
            return report.Findings.All(finding => finding.Line >= 1 && finding.Line <= lines && finding.Column >= 1 && finding.Column <= text.Length + 1 && finding.Message.Length > 0);
        }));

    [Fact]
    public void Mutations_of_real_configurations_get_a_report()
    {
        var random = new Random(20260302);
        var corpus = Directory.EnumerateFiles(TestData.Root, "*.conf", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        for (var i = 0; i < 2000; i++)
        {
            var bytes = Mutation.Of(corpus[random.Next(corpus.Count)], corpus[random.Next(corpus.Count)], random);
            Assert.NotNull(NginxLint.Judge(new Dictionary<string, ReadOnlyMemory<byte>> { ["mutant"] = bytes }, NginxLimits.Default).Findings);
        }
    }
}
