using System.Runtime.InteropServices;

namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>Puts words together to directives and blocks, as ngx_conf_parse does, with a stack of its own instead of recursion.</summary>
internal ref struct NginxParser
{
    public const int DeepestNesting = 100;

    /// <summary>Enough to see what is wrong; a file that is no configuration at all has one in every line.</summary>
    public const int MostProblems = 100;

    private readonly NginxDocument _document;
    private readonly List<DirectiveSlice> _directives;
    private readonly List<WordSlice> _words;
    private readonly Stack<int> _open = new();
    private readonly List<NginxProblem> _problems = [];
    private WordReader _reader;
    private int _firstWord;
    private bool _inEntries;

    public NginxParser(NginxDocument document, int begin, List<WordSlice> words, List<DirectiveSlice> directives)
    {
        _document = document;
        _directives = directives;
        _words = words;
        _reader = new WordReader(document.Content.Span, begin, words);
        if (begin > 0)
            Report(0, "nginx reads the byte order mark as part of the first word; save the file as UTF-8 without one");
    }

    public IReadOnlyList<NginxProblem> Run()
    {
        while (true)
        {
            var mark = _reader.Next();
            if (_reader.Fault is { } fault)
                Report(fault.Offset, fault.Message);
            switch (mark)
            {
                case WordReader.Mark.Semicolon:
                    End(DirectiveKind.Simple);
                    break;
                case WordReader.Mark.Open when _open.Count == DeepestNesting:
                    Report(_reader.At - 1, $"more than {DeepestNesting} blocks are in each other; the rest of the file is not read");
                    Abandon();
                    return _problems;
                case WordReader.Mark.Open:
                    Open();
                    break;
                case WordReader.Mark.Close:
                    Close();
                    break;
                case WordReader.Mark.Word:
                    break;
                default:
                    EndOfFile();
                    return _problems;
            }
        }
    }

    /// <summary>Words of a directive that has not ended yet.</summary>
    private readonly int Pending => _words.Count - _firstWord;

    private void End(DirectiveKind kind)
    {
        if (Pending > 0 || kind != DirectiveKind.Simple)
        {
            var at = _reader.At - 1;
            _directives.Add(new DirectiveSlice
            {
                FirstWord = _firstWord,
                WordCount = Pending,
                Parent = _open.TryPeek(out var parent) ? parent : -1,
                Next = _directives.Count + 1,
                Terminator = at,
                End = at,
                Kind = kind,
            });
        }
        else
        {
            Report(_reader.At - 1, "unexpected \";\"");
        }

        _firstWord = _words.Count;
    }

    private void Open()
    {
        if (Pending == 0 || _inEntries)
            Report(_reader.At - 1, "unexpected \"{\"");
        End(DirectiveKind.Block);
        var name = NameOf(_directives[^1]);
        if (!_inEntries && BlockNames.HoldsLua(name))
        {
            SkipLua();
            return;
        }

        _inEntries |= BlockNames.HoldsEntries(name);
        _open.Push(_directives.Count - 1);
    }

    private void SkipLua()
    {
        var end = LuaText.End(_document.Content.Span, _reader.At);
        if (end < 0)
            Report(_reader.At - 1, "unexpected end of file, expecting \"}\" for the Lua block that is opened here");
        ref var block = ref CollectionsMarshal.AsSpan(_directives)[^1];
        block.Kind = DirectiveKind.Lua;
        block.End = end < 0 ? _document.Content.Length : end;
        _reader.Skip(end < 0 ? _document.Content.Length : end + 1);
    }

    private void Close()
    {
        if (Pending > 0)
        {
            Report(_reader.At - 1, "unexpected \"}\": the directive before it does not end in \";\"");
            End(DirectiveKind.Simple);
        }

        if (_open.Count == 0)
            Report(_reader.At - 1, "unexpected \"}\": no block is open");
        else
            CloseBlock();
    }

    private void CloseBlock()
    {
        ref var block = ref CollectionsMarshal.AsSpan(_directives)[_open.Pop()];
        block.Next = _directives.Count;
        block.End = _reader.At - 1;
        _inEntries = _inEntries && _open.TryPeek(out var parent) && IsEntries(parent);
    }

    /// <summary>A block inside a table is an error, and what is in it belongs to the table.</summary>
    private readonly bool IsEntries(int index)
    {
        for (; index >= 0; index = _directives[index].Parent)
        {
            if (BlockNames.HoldsEntries(NameOf(_directives[index])))
                return true;
        }

        return false;
    }

    private readonly ReadOnlySpan<byte> NameOf(in DirectiveSlice directive)
    {
        if (directive.WordCount == 0)
            return [];
        var word = _words[directive.FirstWord];
        return _document.Content.Span.Slice(word.Start, word.Length);
    }

    private void EndOfFile()
    {
        if (Pending > 0)
        {
            var begin = _document.PositionAt(_words[_firstWord].Begin);
            Report(_reader.At, $"unexpected end of file, expecting \";\" or \"}}\" for what begins in line {begin.Line}, column {begin.Column}");
        }
        else if (_open.TryPeek(out var block))
        {
            var begin = new NginxDirective(_document, block).Position;
            Report(_reader.At, $"unexpected end of file, expecting \"}}\" for the block that begins in line {begin.Line}, column {begin.Column}");
        }

        Abandon();
    }

    /// <summary>Leaves the words that belong to no directive, and ends the blocks that are open.</summary>
    private void Abandon()
    {
        _words.RemoveRange(_firstWord, Pending);
        while (_open.Count > 0)
            CloseBlock();
    }

    private readonly void Report(int offset, string message)
    {
        if (_problems.Count == MostProblems)
            return;
        var (line, column) = _document.PositionAt(offset);
        _problems.Add(new NginxProblem(_document.File, line, column, message));
    }
}
