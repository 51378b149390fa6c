using System.Buffers.Text;

namespace CachePolicyOperator.Policy.Simulation.Logs;

/// <summary>
/// The combined format: <c>ADDRESS - USER [TIME] "REQUEST" STATUS BYTES "REFERER" "USER-AGENT"</c>. What follows is ignored, and
/// the last two may be missing (common format).
/// </summary>
internal sealed class CombinedLine(LoggedFields fields)
{
    private readonly LogTime _time = new();
    private readonly int _authorization = fields.Header(LoggedFields.Authorization);
    private readonly int _referer = fields.Header("referer");
    private readonly int _userAgent = fields.Header("user-agent");

    /// <summary>What is wrong with the line; null: nothing.</summary>
    public string? Read(ReadOnlyMemory<byte> line, LoggedRequest request)
    {
        var text = line.Span;
        var open = text.IndexOf((byte)'[');
        var close = open < 0 ? -1 : text[open..].IndexOf((byte)']') + open;
        if (close <= open || !_time.TryReadApache(text[(open + 1)..close], out var time))
            return "no time in brackets, as in [25/Nov/2026:09:07:45 +0000]";
        request.Time = time;
        ReadUser(line[..open], request);

        var begin = close + 2;
        if (!TryReadQuoted(line, ref begin, out var requestLine))
            return "no request in quotation marks";
        if (ReadRequest(requestLine, request) is { } problem)
            return problem;
        return ReadAnswer(line, begin, request);
    }

    private static string? ReadRequest(ReadOnlyMemory<byte> requestLine, LoggedRequest request)
    {
        var text = requestLine.Span;
        var method = text.IndexOf((byte)' ');
        var end = text.LastIndexOf((byte)' ');
        if (method <= 0)
            return "the request is not METHOD TARGET PROTOCOL";
        request.Method = requestLine[..method];
        // HTTP/0.9 has no protocol.
        return LoggedTarget.Read(end > method ? requestLine[(method + 1)..end] : requestLine[(method + 1)..], request) ? null : "the request's target is no path";
    }

    private string? ReadAnswer(ReadOnlyMemory<byte> line, int begin, LoggedRequest request)
    {
        var text = line.Span;
        if (begin >= text.Length || !Utf8Parser.TryParse(text[begin..], out int status, out var length) || status is < 100 or > 999)
            return "no status after the request";
        request.Status = status;
        begin += length + 1;
        if (begin < text.Length && text[begin] == '-')
            length = 1;
        else if (begin < text.Length && Utf8Parser.TryParse(text[begin..], out long bytes, out length) && bytes >= 0)
            request.Bytes = bytes;
        else
            return "no size after the status";

        begin += length + 1;
        if (_referer < 0 && _userAgent < 0)
            return null;
        if (TryReadQuoted(line, ref begin, out var referer))
            SetUnlessAbsent(request, _referer, referer);
        if (TryReadQuoted(line, ref begin, out var userAgent))
            SetUnlessAbsent(request, _userAgent, userAgent);
        return null;
    }

    // Only who has sent credentials has a name.
    private void ReadUser(ReadOnlyMemory<byte> beginning, LoggedRequest request)
    {
        if (_authorization < 0)
            return;
        var text = beginning.Span.TrimEnd((byte)' ');
        SetUnlessAbsent(request, _authorization, beginning.Slice(text.LastIndexOf((byte)' ') + 1, text.Length - text.LastIndexOf((byte)' ') - 1));
    }

    private static void SetUnlessAbsent(LoggedRequest request, int field, ReadOnlyMemory<byte> value) =>
        request.Set(field, value.Span is [(byte)'-'] ? default : value);

    // Quotation marks inside are \x22 in nginx's logs and \" in Apache's.
    private static bool TryReadQuoted(ReadOnlyMemory<byte> line, ref int begin, out ReadOnlyMemory<byte> quoted)
    {
        quoted = default;
        var text = line.Span;
        if (begin >= text.Length || text[begin] != '"')
            return false;
        var end = begin + 1;
        while (true)
        {
            var next = text[end..].IndexOf((byte)'"');
            if (next < 0)
                return false;
            end += next;
            if (text[end - 1] != '\\')
                break;
            end++;
        }

        quoted = line[(begin + 1)..end];
        begin = end + 2;
        return true;
    }
}
