using System.Buffers;
using System.Text;
using CachePolicyOperator.Policy.Requests;

namespace CachePolicyOperator.Policy.Simulation.Logs;

/// <summary>Reads the target of a logged request line: path as proxies compare it, and query.</summary>
internal static class LoggedTarget
{
    // What makes RequestPath do more than copy; the backslash also begins nginx's escapes in logs.
    private static readonly SearchValues<byte> Special =
        SearchValues.Create([(byte)'%', (byte)';', (byte)'#', (byte)'\\', 0x7f, .. Enumerable.Range(0, 32).Select(code => (byte)code)]);

    /// <summary>False: it is no path, such as the target of CONNECT.</summary>
    public static bool Read(ReadOnlyMemory<byte> target, LoggedRequest request)
    {
        target = WithoutAuthority(target, request);
        if (target.Length == 0 || target.Span[0] != '/')
            return false;

        var mark = target.Span.IndexOf((byte)'?');
        var path = mark < 0 ? target : target[..mark];
        request.Query = mark < 0 ? default : target[(mark + 1)..];
        request.Path = IsPlain(path.Span) ? path : Normalized(path.Span);
        return true;
    }

    private static bool IsPlain(ReadOnlySpan<byte> path) =>
        !path.ContainsAny(Special) && path.IndexOf("//"u8) < 0 && path.IndexOf("/."u8) < 0;

    private static byte[]? Normalized(ReadOnlySpan<byte> path) =>
        RequestPath.Normalize(WithoutEscapes(Encoding.Latin1.GetString(path))) is { } normal ? Encoding.Latin1.GetBytes(normal) : null;

    // nginx writes quotes, backslashes, control characters and bytes above 126 as \xHH.
    private static string WithoutEscapes(string text)
    {
        if (!text.Contains("\\x", StringComparison.Ordinal))
            return text;

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 3 < text.Length && text[i + 1] == 'x' && char.IsAsciiHexDigit(text[i + 2]) && char.IsAsciiHexDigit(text[i + 3]))
            {
                plain.Append((char)Convert.FromHexString(text.AsSpan(i + 2, 2))[0]);
                i += 3;
            }
            else
                plain.Append(text[i]);
        }

        return plain.ToString();
    }

    // RFC 9112 section 3.2.2: the absolute form names the host, and outranks the Host header.
    private static ReadOnlyMemory<byte> WithoutAuthority(ReadOnlyMemory<byte> target, LoggedRequest request)
    {
        var scheme = target.Span.StartsWith("http://"u8) ? 7 : target.Span.StartsWith("https://"u8) ? 8 : 0;
        if (scheme == 0)
            return target;
        var end = target.Span[scheme..].IndexOf((byte)'/');
        if (end < 0)
            return default;
        request.Host = target.Slice(scheme, end);
        return target[(scheme + end)..];
    }
}
