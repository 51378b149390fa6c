using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace CachePolicyOperator.Policy.Simulation.Logs;

/// <summary>A JSON object a line, with the names of nginx's variables (docs/simulation.md lists them).</summary>
internal sealed class JsonLine(LoggedFields fields)
{
    private readonly LogTime _time = new();
    private readonly JsonProperties _properties = new(fields);

    /// <summary>What is wrong with the line; null: nothing.</summary>
    public string? Read(ReadOnlyMemory<byte> line, LoggedRequest request)
    {
        try
        {
            return ReadObject(line, request);
        }
        catch (JsonException)
        {
            return "no JSON object";
        }
    }

    private string? ReadObject(ReadOnlyMemory<byte> line, LoggedRequest request)
    {
        var reader = new Utf8JsonReader(line.Span);
        ReadOnlyMemory<byte> target = default;
        reader.Read();
        for (var place = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; place++)
        {
            var (meaning, field) = _properties.At(place, reader.ValueSpan);
            reader.Read();
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                reader.Skip();
            else if (meaning != JsonProperty.Unknown && reader.TokenType is JsonTokenType.String or JsonTokenType.Number && Value(line, ref reader) is { Length: > 0 } value && value.Span is not [(byte)'-'])
                Set(meaning, field, value, request, ref target);
        }

        if (request.Time == 0)
            return "no time (time_iso8601, msec, time_local, time, timestamp or @timestamp)";
        if (request.Method.Length == 0)
            return "no method (request_method, method or request)";
        if (request.Status is < 100 or > 999)
            return "no status";
        return LoggedTarget.Read(target, request) ? null : "no path (request_uri, uri, path or request)";
    }

    private void Set(JsonProperty meaning, int field, ReadOnlyMemory<byte> value, LoggedRequest request, ref ReadOnlyMemory<byte> target)
    {
        switch (meaning)
        {
            case JsonProperty.Time:
                request.Time = _time.TryRead(value.Span, out var time) ? time : 0;
                break;
            case JsonProperty.Method:
                request.Method = value;
                break;
            case JsonProperty.Target:
                target = value;
                break;
            case JsonProperty.Request when value.Span.IndexOf((byte)' ') is > 0 and var end:
                request.Method = value[..end];
                target = value[(end + 1)..];
                target = target.Span.LastIndexOf((byte)' ') is >= 0 and var protocol ? target[..protocol] : target;
                break;
            case JsonProperty.Status:
                request.Status = Utf8Parser.TryParse(value.Span, out int status, out _) ? status : 0;
                break;
            case JsonProperty.Bytes:
                request.Bytes = Utf8Parser.TryParse(value.Span, out long bytes, out _) ? Math.Max(bytes, 0) : 0;
                break;
            case JsonProperty.Host:
                request.Host = value;
                break;
            case JsonProperty.Scheme:
                request.Scheme = value;
                break;
            case JsonProperty.Latency:
                request.Latency = Utf8Parser.TryParse(value.Span, out double seconds, out _) && seconds is >= 0 and < 3600 ? (int)(seconds * 1000) : request.Latency;
                break;
            case JsonProperty.Cookies:
                ReadCookies(value, request);
                break;
            case JsonProperty.Field:
                request.Set(field, value);
                break;
        }
    }

    // RFC 6265 section 4.2.1.
    private void ReadCookies(ReadOnlyMemory<byte> header, LoggedRequest request)
    {
        foreach (var part in header.Span.Split((byte)';'))
        {
            var pair = header[part].Trim((byte)' ');
            if (pair.Span.IndexOf((byte)'=') is > 0 and var equals)
                request.Set(fields.Variable(pair.Span[..equals], isCookie: true), pair[(equals + 1)..]);
        }
    }

    private static ReadOnlyMemory<byte> Value(ReadOnlyMemory<byte> line, ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
            return Encoding.UTF8.GetBytes(reader.GetString()!);
        var begin = (int)reader.TokenStartIndex + (reader.TokenType == JsonTokenType.String ? 1 : 0);
        return line.Slice(begin, reader.ValueSpan.Length);
    }
}
