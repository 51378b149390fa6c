namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>A directive's name or one of its arguments: a slice of the file, made into text only when asked.</summary>
public readonly struct NginxWord
{
    private readonly NginxDocument _document;
    private readonly WordSlice _slice;

    internal NginxWord(NginxDocument document, WordSlice slice)
    {
        _document = document;
        _slice = slice;
    }

    /// <summary>As written, without the quotes around it.</summary>
    public ReadOnlySpan<byte> Raw => _document.Content.Span.Slice(_slice.Start, _slice.Length);

    public WordQuote Quote => _slice.Quote;

    /// <summary>As nginx reads it. Bytes that are not UTF-8 become U+FFFD.</summary>
    public string Text => WordText.Of(Raw, _slice.IsEscaped);

    public NginxPosition Position => _document.PositionAt(_slice.Begin);

    /// <summary>Whether nginx reads these bytes here.</summary>
    public bool Is(ReadOnlySpan<byte> text) => WordText.Is(Raw, _slice.IsEscaped, text);

    public override string ToString() => Text;
}
