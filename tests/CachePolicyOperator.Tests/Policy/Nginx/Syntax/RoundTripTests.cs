using System.Text;
using CachePolicyOperator.Tests.Policy.Rendering.Nginx;
using FsCheck;
using FsCheck.Fluent;

namespace CachePolicyOperator.Tests.Policy.Nginx.Syntax;

/// <summary>A tree that is written down, in any of the ways to write it, is read as that tree.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Blanks = [" ", "\n", "\t", "\r\n", "  ", " # comment ; { }\n"];

    [Fact]
    public void A_tree_is_read_back() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(30), Prop.ForAll(Trees.ToArbitrary(), NoShrink, (tree, seed) =>
        {
            var random = new Random(seed);
            var text = string.Concat(tree.Select(node => Write(node, random)));
            var document = Outline.Parse(text);
            return document.Problems.Count == 0 && Outline.Of(document.Roots) == string.Concat(tree.Select(Expected));
        }));

    private static Arbitrary<int> NoShrink => Gen.Choose(0, int.MaxValue).ToArbitrary();

    private static Gen<Node[]> Trees => Gen.Sized(size => Nodes(Math.Min(size, 12)));

    private static Gen<Node[]> Nodes(int size) => OneNode(size).ArrayOf().Resize(Math.Min(size, 4));

    private static Gen<Node> OneNode(int size) =>
        from name in Gen.Elements("server", "location", "set", "proxy_cache_valid", "a")
        from words in Hostile.Texts.Generator.ArrayOf().Resize(4)
        from children in size < 2 ? Gen.Constant<Node[]?>(null) : Gen.OneOf(Gen.Constant<Node[]?>(null), Nodes(size / 2).Select(nodes => (Node[]?)nodes))
        select new Node([name, .. words], children);

    private static string Write(Node node, Random random) =>
        string.Join(Blanks[random.Next(Blanks.Length)], node.Words.Select(word => Quote(word, random)))
        + (node.Children is null ? ";" : $" {{{string.Concat(node.Children.Select(child => Write(child, random)))}}}")
        + Blanks[random.Next(Blanks.Length)];

    private static string Quote(string word, Random random)
    {
        if (word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '/' or '.') && random.Next(2) == 0)
            return word;
        var quote = random.Next(2) == 0 ? '"' : '\'';
        var text = new StringBuilder().Append(quote);
        foreach (var c in word)
        {
            text.Append(c switch
            {
                '\\' => "\\\\",
                '\n' when random.Next(2) == 0 => "\\n",
                '\t' when random.Next(2) == 0 => "\\t",
                '\r' when random.Next(2) == 0 => "\\r",
                _ when c == quote => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return text.Append(quote).ToString();
    }

    private static string Expected(Node node) =>
        string.Concat(node.Words.Select(word => $"<{Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(word))}>"))
        + (node.Children is null ? ";" : $"{{{string.Concat(node.Children.Select(Expected))}}}");

    private sealed record Node(string[] Words, Node[]? Children);
}
