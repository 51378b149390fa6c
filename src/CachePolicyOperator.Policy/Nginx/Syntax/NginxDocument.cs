using System.Runtime.InteropServices;

namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>A file of nginx configuration, read as nginx reads it, without following what it includes.</summary>
/// <remarks>
/// Any bytes give a document: what nginx would refuse is in <see cref="Problems"/>, and reading goes on behind it where that makes
/// sense. The tree is two flat lists of slices, so that a large file costs little more memory than its own. Immutable.
/// </remarks>
public sealed class NginxDocument
{
    private static readonly Comparer<WordSlice> WordOrder = Comparer<WordSlice>.Create((left, right) => left.Start.CompareTo(right.Start));

    private readonly List<WordSlice> _words;
    private readonly List<DirectiveSlice> _directives;
    private SourceLines? _lines;

    internal NginxDocument(string file, ReadOnlyMemory<byte> content, int begin)
    {
        File = file;
        Content = content;
        Begin = begin;
        // Common configurations have a directive in 40 bytes and a word in 16; others make the lists grow.
        _words = new List<WordSlice>((content.Length / 16) + 4);
        _directives = new List<DirectiveSlice>((content.Length / 40) + 4);
    }

    /// <summary>Blocks in blocks that are read; nginx has no limit, and no configuration needs this many.</summary>
    public static int DeepestNesting => NginxParser.DeepestNesting;

    public string File { get; }

    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>What nginx would refuse, in the order of the file; at most <see cref="NginxParser.MostProblems"/>.</summary>
    public IReadOnlyList<NginxProblem> Problems { get; private set; } = [];

    /// <summary>The directives that are in no block.</summary>
    public NginxDirectives Roots => new(this, 0, _directives.Count);

    /// <summary>All directives, depth first.</summary>
    public int DirectiveCount => _directives.Count;

    internal ReadOnlySpan<WordSlice> Words => CollectionsMarshal.AsSpan(_words);

    internal ReadOnlySpan<DirectiveSlice> Directives => CollectionsMarshal.AsSpan(_directives);

    /// <summary>Where the text begins behind a byte order mark.</summary>
    private int Begin { get; }

    public static NginxDocument Parse(string file, ReadOnlyMemory<byte> content)
    {
        var begin = content.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        var document = new NginxDocument(file, content, begin);
        var parser = new NginxParser(document, begin, document._words, document._directives);
        document.Problems = parser.Run();
        return document;
    }

    /// <summary>Whether a word holds these bytes; comments do not count.</summary>
    internal bool HasWordWith(ReadOnlySpan<byte> part)
    {
        var text = Content.Span;
        for (var at = 0; text[at..].IndexOf(part) is >= 0 and var found; at += found + part.Length)
        {
            var index = _words.BinarySearch(new WordSlice(at + found, 0, WordQuote.None, false), WordOrder);
            var word = index >= 0 ? _words[index] : index == ~0 ? default : _words[~index - 1];
            if (at + found + part.Length <= word.Start + word.Length)
                return true;
        }

        return false;
    }

    internal NginxPosition PositionAt(int offset) => (_lines ??= new SourceLines(Content, Begin)).At(offset);
}
