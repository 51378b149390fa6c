namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>A directive of a file: a view that costs nothing to make or to keep.</summary>
public readonly struct NginxDirective : IEquatable<NginxDirective>
{
    private readonly int _index;

    internal NginxDirective(NginxDocument document, int index)
    {
        Document = document;
        _index = index;
    }

    public NginxDocument Document { get; }

    public DirectiveKind Kind => Slice.Kind;

    /// <summary>The first word; empty for a block that has none, which nginx refuses.</summary>
    public string Name => Slice.WordCount == 0 ? "" : Word(0).Text;

    /// <summary>Arguments after the name.</summary>
    public int ArgumentCount => Math.Max(Slice.WordCount - 1, 0);

    /// <summary>Where the name begins.</summary>
    public NginxPosition Position => Slice.WordCount == 0 ? Document.PositionAt(Slice.Terminator) : Word(0).Position;

    /// <summary>Where the semicolon or the opening brace is.</summary>
    public NginxPosition Terminator => Document.PositionAt(Slice.Terminator);

    /// <summary>The enclosing block.</summary>
    public NginxDirective? Parent => Slice.Parent < 0 ? null : new NginxDirective(Document, Slice.Parent);

    /// <summary>The directives in this block.</summary>
    public NginxDirectives Children => new(Document, _index + 1, Slice.Next);

    /// <summary>Lua's text between the braces.</summary>
    public ReadOnlySpan<byte> Lua => Kind == DirectiveKind.Lua ? Document.Content.Span[(Slice.Terminator + 1)..Slice.End] : [];

    /// <summary>The name as written. Escapes cannot hide a name of letters: they stand for quotes, backslashes and blanks only.</summary>
    internal ReadOnlySpan<byte> RawName => Slice.WordCount == 0 ? [] : Word(0).Raw;

    internal int Next => Slice.Next;

    private DirectiveSlice Slice => Document.Directives[_index];

    /// <summary>Argument <paramref name="index"/>, from 0.</summary>
    public NginxWord this[int index] => Word(index + 1);

    /// <summary>An argument counted from the last, which is <c>^1</c>.</summary>
    public NginxWord this[Index index] => this[index.GetOffset(ArgumentCount)];

    public static bool operator ==(NginxDirective left, NginxDirective right) => left.Equals(right);

    public static bool operator !=(NginxDirective left, NginxDirective right) => !left.Equals(right);

    /// <summary>Whether the first word is this one.</summary>
    public bool NameIs(ReadOnlySpan<byte> name) => Slice.WordCount > 0 && Word(0).Is(name);

    public bool Equals(NginxDirective other) => ReferenceEquals(Document, other.Document) && _index == other._index;

    public override bool Equals(object? obj) => obj is NginxDirective other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Document, _index);

    private NginxWord Word(int index)
    {
        var slice = Slice;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, slice.WordCount);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new NginxWord(Document, Document.Words[slice.FirstWord + index]);
    }
}
