using System.Text;
using CachePolicyOperator.Policy.Nginx.Syntax;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Nginx.Syntax;

/// <summary>Whatever the bytes are, there is a document, and what it names lies in them.</summary>
public sealed class AnyBytesTests
{
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "\"", "'", "\\", ";", "{", "}", "$", "${", "#", "\n", "\r\n", "\t", " ", ")", "a", "map $a $b {", "types {", "server {", "--", "[[", "]]", "[=[", "]=]",
            "x_by_lua_block {", "include a;", "proxy_cache_valid 200 1h;", "ü", "😀", "\uFEFF", "\0", "\u007f",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0x80], [0xE2, 0x82], [0xF0, 0x9F],
    ];

    private static readonly Gen<byte[]> Texts = Gen.OneOf(
        Gen.Elements(Pieces).ArrayOf().Select(pieces => pieces.SelectMany(piece => piece).ToArray()),
        ArbMap.Default.GeneratorFor<byte[]>());

    [Fact]
    public void Any_bytes_give_a_document_that_lies_in_them() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(200), Prop.ForAll(Texts.ToArbitrary(), bytes =>
        {
            DocumentCheck.LiesInItsText(NginxDocument.Parse("any", bytes));
            return true;
        }));

    [Fact]
    public void Mutations_of_real_configurations_give_a_document_that_lies_in_them()
    {
        var random = new Random(20260301);
        var corpus = Directory.EnumerateFiles(TestData.Root, "*.conf", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        Assert.NotEmpty(corpus);

        for (var i = 0; i < 3000; i++)
        {
            var bytes = Mutation.Of(corpus[random.Next(corpus.Count)], corpus[random.Next(corpus.Count)], random);
            DocumentCheck.LiesInItsText(NginxDocument.Parse("mutant", bytes));
        }
    }
}
