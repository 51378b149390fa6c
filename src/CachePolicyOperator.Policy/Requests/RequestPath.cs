using System.Buffers;
using System.Text;

namespace CachePolicyOperator.Policy.Requests;

/// <summary>The path of a request target as proxies compare it: decoded, slashes merged, dot segments resolved (RFC 3986 section 6.2.2).</summary>
internal static class RequestPath
{
    /// <summary>What the rendered configurations take for a path that the origin may read as another one.</summary>
    private static readonly SearchValues<char> Ambiguous =
        SearchValues.Create(";?#%\\\u007f" + string.Concat(Enumerable.Range(0, 32).Select(code => (char)code)));

    /// <summary>The normalised path, its bytes as Latin-1 where they are no ASCII; null where it is ambiguous or leads above the root.</summary>
    internal static string? Normalize(string target)
    {
        var end = target.AsSpan().IndexOfAny('?', '#');
        var decoded = Decode(end < 0 ? target : target[..end]);
        return decoded is null || decoded.AsSpan().ContainsAny(Ambiguous) ? null : Resolve(decoded);
    }

    private static string? Decode(string path)
    {
        var decoded = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] != '%')
                decoded.Append(path[i]);
            else if (i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                decoded.Append((char)((Digit(path[i + 1]) << 4) | Digit(path[i + 2])));
                i += 2;
            }
            else
                return null;
        }

        return decoded.ToString();
    }

    private static int Digit(char hex) => char.IsAsciiDigit(hex) ? hex - '0' : (hex | 0x20) - 'a' + 10;

    private static string? Resolve(string path)
    {
        var segments = new List<string>();
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            if (part == "..")
            {
                if (segments.Count == 0)
                    return null;
                segments.RemoveAt(segments.Count - 1);
            }
            else if (part != ".")
                segments.Add(part);
        }

        var isFolder = path.EndsWith('/') || parts is [.., "." or ".."];
        return "/" + string.Join('/', segments) + (isFolder && segments.Count > 0 ? "/" : "");
    }
}
