namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>A directive in the flat, depth-first list of all directives of a file.</summary>
internal struct DirectiveSlice
{
    public int FirstWord;
    public int WordCount;

    /// <summary>Index of the enclosing block, or -1.</summary>
    public int Parent;

    /// <summary>Index of the first directive after this one and all that is in it.</summary>
    public int Next;

    /// <summary>Offset of the semicolon or of the opening brace.</summary>
    public int Terminator;

    /// <summary>Offset of the closing brace; of a simple directive its semicolon.</summary>
    public int End;

    public DirectiveKind Kind;
}
