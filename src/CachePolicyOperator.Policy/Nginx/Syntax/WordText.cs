using System.Text;

namespace CachePolicyOperator.Policy.Nginx.Syntax;

/// <summary>What nginx makes of the backslashes in a word: \" \' \\ \t \r \n mean a character, all others stay as they are.</summary>
internal static class WordText
{
    public static string Of(ReadOnlySpan<byte> raw, bool isEscaped)
    {
        if (!isEscaped)
            return Encoding.UTF8.GetString(raw);
        var plain = raw.Length <= 512 ? stackalloc byte[raw.Length] : new byte[raw.Length];
        return Encoding.UTF8.GetString(plain[..Unescape(raw, plain)]);
    }

    public static bool Is(ReadOnlySpan<byte> raw, bool isEscaped, ReadOnlySpan<byte> text)
    {
        if (!isEscaped || raw.Length < text.Length)
            return raw.SequenceEqual(text);
        var plain = raw.Length <= 512 ? stackalloc byte[raw.Length] : new byte[raw.Length];
        return plain[..Unescape(raw, plain)].SequenceEqual(text);
    }

    private static int Unescape(ReadOnlySpan<byte> raw, Span<byte> plain)
    {
        var length = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var meant = raw[i] == '\\' && i + 1 < raw.Length ? Meant(raw[i + 1]) : (byte)0;
            plain[length++] = meant == 0 ? raw[i] : meant;
            if (meant != 0)
                i++;
        }

        return length;
    }

    private static byte Meant(byte escaped) => escaped switch
    {
        (byte)'"' or (byte)'\'' or (byte)'\\' => escaped,
        (byte)'t' => (byte)'\t',
        (byte)'r' => (byte)'\r',
        (byte)'n' => (byte)'\n',
        _ => 0,
    };
}
