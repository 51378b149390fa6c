using System.Buffers;

namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>Finds where a block of Lua ends: at the brace that closes it, not counting those in strings and comments.</summary>
internal static class LuaText
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("{}\"'-["u8);

    /// <summary>Offset of the closing brace of a block that is open at <paramref name="at"/>, or -1.</summary>
    public static int End(ReadOnlySpan<byte> text, int at)
    {
        for (var depth = 1; ;)
        {
            if (text[at..].IndexOfAny(Marks) is not (>= 0 and var found))
                return -1;
            at += found;
            switch (text[at])
            {
                case (byte)'{':
                    depth++;
                    at++;
                    break;
                case (byte)'}':
                    if (--depth == 0)
                        return at;
                    at++;
                    break;
                case (byte)'-':
                    at = text[at..].StartsWith("--"u8) ? CommentEnd(text, at + 2) : at + 1;
                    break;
                case (byte)'[':
                    at = LongBracketEnd(text, at) is >= 0 and var end ? end : at + 1;
                    break;
                default:
                    at = StringEnd(text, at);
                    break;
            }
        }
    }

    private static int CommentEnd(ReadOnlySpan<byte> text, int at)
    {
        if (LongBracketEnd(text, at) is >= 0 and var end)
            return end;
        var line = text[at..].IndexOf((byte)'\n');
        return line < 0 ? text.Length : at + line + 1;
    }

    /// <summary>Behind <c>[[…]]</c> or <c>[==[…]==]</c> that begins here; -1 where none begins; the end of the text where it does not end.</summary>
    private static int LongBracketEnd(ReadOnlySpan<byte> text, int at)
    {
        if (at >= text.Length || text[at] != '[')
            return -1;
        var level = text[(at + 1)..].IndexOfAnyExcept((byte)'=');
        if (level < 0 || text[at + 1 + level] != '[')
            return -1;
        for (var from = at + 2 + level; ;)
        {
            if (text[from..].IndexOf((byte)']') is not (>= 0 and var found))
                return text.Length;
            from += found + 1;
            var signs = text[from..].IndexOfAnyExcept((byte)'=');
            if (signs == level && text[from + level] == ']')
                return from + level + 1;
            from += Math.Max(signs, 0);
        }
    }

    /// <summary>Behind a quoted string. An unescaped line feed ends it: Lua will refuse it, and the rest is read as code.</summary>
    private static int StringEnd(ReadOnlySpan<byte> text, int at)
    {
        var quote = text[at++];
        while (at < text.Length)
        {
            if (text[at..].IndexOfAny(quote, (byte)'\\', (byte)'\n') is not (>= 0 and var found))
                return text.Length;
            at += found;
            if (text[at] != '\\')
                return at + 1;
            at += 2;
        }

        return text.Length;
    }
}
