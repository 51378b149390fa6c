using System.Text;
using System.Text.RegularExpressions;
using CachePolicyOperator.Policy.Nginx.Syntax;

namespace CachePolicyOperator.ProxyTests.Nginx;

/// <summary>The parser and the real nginx agree on what is configuration, and where it stops being that.</summary>
public sealed class SyntaxTests : IDisposable
{
    private static readonly string TestData = Path.Combine(SourceTree.Root, "testdata");

    private readonly string _folder = Directory.CreateTempSubdirectory("cachepolicy-syntax").FullName;

    public static TheoryData<string> Corpus => [.. Files("nginx-syntax")];

    public static TheoryData<string> Rendered => [.. Files("nginx")];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Corpus))]
    public async Task The_parser_accepts_what_nginx_accepts(string name)
    {
        var configuration = await File.ReadAllBytesAsync(Path.Combine(TestData, name));

        var verdict = await AgreesAsync(configuration);

        Assert.Equal(name.Contains("accepted", StringComparison.Ordinal), verdict.IsAccepted);
        // A byte order mark is part of the first directive's name to nginx, which then does not know it.
        Assert.True(verdict.IsAccepted || verdict.IsAboutSyntax || name.Contains("byte-order-mark", StringComparison.Ordinal), verdict.Message);
    }

    [Theory]
    [MemberData(nameof(Rendered))]
    public async Task The_parser_accepts_what_is_rendered(string name)
    {
        var rendered = await File.ReadAllTextAsync(Path.Combine(TestData, name));
        // Neither names to resolve nor folders outside the test's.
        var local = Regex.Replace(Regex.Replace(rendered, @"server [a-z][-a-z.]*:", "server 127.0.0.1:"), @"(?<=proxy_cache_path )\S+", Path.Combine(_folder, "cache"));

        var verdict = await AgreesAsync(Encoding.UTF8.GetBytes($"events {{}} http {{\n{local}}}\n"));

        Assert.True(verdict.IsAccepted || !verdict.IsAboutSyntax, verdict.Message);
    }

    [Theory]
    [InlineData("log_format a {0};", 4095)]
    [InlineData("log_format a {0};", 4096)]
    [InlineData("log_format a \"{0}\";", 4094)]
    [InlineData("log_format a \"{0}\";", 4095)]
    [InlineData("log_format a \"{0}\" ;", 4095)]
    [InlineData("log_format a '{0}", 4200)]
    [InlineData("#{0}\n", 4094)]
    [InlineData("#{0}\n", 4095)]
    public async Task The_parser_knows_the_size_of_the_buffer_of_nginx(string format, int length)
    {
        var verdict = await AgreesAsync(Encoding.UTF8.GetBytes("events {} http {\n" + format.Replace("{0}", new string('x', length), StringComparison.Ordinal) + "\n}\n"));

        Assert.Equal(length is 4094 || (length == 4095 && !format.Contains('"', StringComparison.Ordinal) && format[0] != '#'), verdict.IsAccepted);
    }

    [Fact]
    public async Task Mutants_of_the_corpus_are_refused_by_both_or_by_none()
    {
        var random = new Random(20260301);
        var corpus = Files("nginx-syntax").Where(file => !file.Contains("byte-order-mark", StringComparison.Ordinal)).Select(file => File.ReadAllBytes(Path.Combine(TestData, file))).ToList();
        var refused = 0;
        for (var i = 0; i < 600; i++)
        {
            var verdict = await AgreesAsync(Mutate(corpus[random.Next(corpus.Count)], random));
            refused += verdict.IsAboutSyntax ? 1 : 0;
        }

        Assert.InRange(refused, 100, 599);
    }

    /// <summary>
    /// nginx stops at its first complaint. If that is about the grammar, the parser's first problem is in the same line; if it is
    /// about a directive's meaning, the parser has none before that line; and none at all in what nginx accepts.
    /// </summary>
    private async Task<NginxVerdict> AgreesAsync(byte[] configuration)
    {
        var verdict = await NginxVerdict.OfAsync(_folder, configuration);
        var first = NginxDocument.Parse("nginx.conf", configuration).Problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).FirstOrDefault();
        var context = $"nginx: {verdict}\nparser: {first}\n{Encoding.UTF8.GetString(configuration)}";
        if (verdict.IsAccepted)
            Assert.True(first is null, context);
        else if (verdict.IsAboutSyntax)
            Assert.True(first?.Line == verdict.Line, context);
        else
            Assert.True(first is null || first.Line >= verdict.Line, context);
        return verdict;
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.GetFiles(Path.Combine(TestData, folder), "*.conf", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(TestData, file)).Order(StringComparer.Ordinal);

    private static byte[] Mutate(byte[] original, Random random)
    {
        var marks = "\"';{}\\$# \n)a"u8;
        List<byte> bytes = [.. original];
        for (var changes = random.Next(1, 3); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            if (random.Next(2) == 0)
                bytes.Insert(at, marks[random.Next(marks.Length)]);
            else
                bytes.RemoveAt(at);
        }

        return [.. bytes];
    }
}
