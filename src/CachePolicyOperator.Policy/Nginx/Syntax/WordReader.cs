using System.Runtime.CompilerServices;

namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>Cuts a file into words and the marks between them, as ngx_conf_read_token does.</summary>
/// <remarks>
/// A backslash takes the next byte into the word, inside quotes and outside; a brace after <c>$</c> belongs to the word; <c>#</c>
/// begins a comment only where a word could begin; <c>}</c> is a mark only there, too.
/// </remarks>
internal ref struct WordReader(ReadOnlySpan<byte> text, int begin, List<WordSlice> words)
{
    /// <summary>nginx reads through a buffer of this size, into which a word or a comment must fit.</summary>
    private const int Buffer = 4096;

    private static readonly bool[] EndsRun = Table(" \t\r\n;{\\$"u8);

    private readonly ReadOnlySpan<byte> _text = text;

    public enum Mark
    {
        Word,
        Semicolon,
        Open,
        Close,
        EndOfFile,
    }

    /// <summary>Offset of what is read next.</summary>
    public int At { get; private set; } = begin;

    /// <summary>What was wrong with what <see cref="Next"/> read last.</summary>
    public (int Offset, string Message)? Fault { get; private set; }

    public void Skip(int at) => At = at;

    /// <summary>Reads the next word into the list, or the next mark.</summary>
    public Mark Next()
    {
        Fault = null;
        SkipBlanks();
        if (At >= _text.Length)
            return Mark.EndOfFile;
        switch (_text[At])
        {
            case (byte)';':
                At++;
                return Mark.Semicolon;
            case (byte)'{':
                At++;
                return Mark.Open;
            case (byte)'}':
                At++;
                return Mark.Close;
            case (byte)'"':
                Quoted(WordQuote.DoubleQuotes);
                return Mark.Word;
            case (byte)'\'':
                Quoted(WordQuote.SingleQuotes);
                return Mark.Word;
            default:
                Bare();
                return Mark.Word;
        }
    }

    private void SkipBlanks()
    {
        for (; At < _text.Length; At++)
        {
            var b = _text[At];
            if (b == '#')
                SkipComment();
            else if (!IsBlank(b))
                return;
        }
    }

    /// <summary>Goes to the line feed, or to the last byte of the file.</summary>
    private void SkipComment()
    {
        var begin = At;
        var length = _text[begin..].IndexOf((byte)'\n');
        At = length < 0 ? _text.Length - 1 : begin + length;
        if (length is < 0 or >= Buffer)
            CheckSize(begin, Buffer, "comment");
    }

    private void Bare()
    {
        var start = At;
        var at = start;
        var isEscaped = false;
        for (; at < _text.Length; at++)
        {
            var b = _text[at];
            if (!EndsRun[b])
                continue;
            if (b == '\\')
            {
                isEscaped = true;
                at++;
            }
            else if (b == '$')
            {
                while (at + 1 < _text.Length && _text[at + 1] == '{')
                    at++;
            }
            else
            {
                break;
            }
        }

        At = Math.Min(at, _text.Length);
        words.Add(new WordSlice(start, At - start, WordQuote.None, isEscaped));
        CheckSize(start, At - start, "parameter");
    }

    private void Quoted(WordQuote quote)
    {
        var mark = _text[At];
        var start = At + 1;
        var at = start;
        var isEscaped = false;
        while (at < _text.Length)
        {
            var found = _text[at..].IndexOfAny(mark, (byte)'\\');
            at = found < 0 ? _text.Length : at + found;
            if (found < 0 || _text[at] == mark)
                break;
            isEscaped = true;
            at += 2;
        }

        var end = Math.Min(at, _text.Length);
        words.Add(new WordSlice(start, end - start, quote, isEscaped));
        At = Math.Min(end + 1, _text.Length);
        // The byte behind the quote must still be in nginx's buffer.
        CheckSize(start, end - start + 1, "parameter");
        CheckBehindQuote();
    }

    private void CheckBehindQuote()
    {
        if (Fault is null && At < _text.Length && _text[At] is var b && !IsBlank(b) && b is not ((byte)';' or (byte)'{' or (byte)')' or (byte)'}'))
            Fault = (At, $"unexpected \"{(b is > 0x20 and < 0x7f ? ((char)b).ToString() : "\\x" + b.ToString("X2", null))}\" behind a closing quote");
    }

    private void CheckSize(int start, int length, string what)
    {
        if (length >= Buffer && start + Buffer < _text.Length)
            Fault ??= (start, $"too long {what}: nginx reads at most {Buffer - 1} bytes; a closing quote or \";\" may be missing");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static bool[] Table(ReadOnlySpan<byte> bytes)
    {
        var table = new bool[256];
        foreach (var b in bytes)
            table[b] = true;
        return table;
    }
}
