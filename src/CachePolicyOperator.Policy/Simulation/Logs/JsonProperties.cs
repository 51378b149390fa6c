using System.Text;

namespace CachePolicyOperator.Policy.Simulation.Logs;

/// <summary>What the properties of a log's lines mean. Lines of one log have the same ones in the same order, so that a look at the place suffices.</summary>
internal sealed class JsonProperties(LoggedFields fields)
{
    private readonly List<(byte[] Name, JsonProperty Meaning, int Field)> _order = [];

    public (JsonProperty Meaning, int Field) At(int place, ReadOnlySpan<byte> name)
    {
        if (place < _order.Count && name.SequenceEqual(_order[place].Name))
            return (_order[place].Meaning, _order[place].Field);

        var (meaning, field) = MeaningOf(name);
        if (place == _order.Count)
            _order.Add((name.ToArray(), meaning, field));
        else if (place < _order.Count)
            _order[place] = (name.ToArray(), meaning, field);
        return (meaning, field);
    }

    private (JsonProperty Meaning, int Field) MeaningOf(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name) switch
    {
        "time_iso8601" or "msec" or "time_local" or "time" or "timestamp" or "@timestamp" => (JsonProperty.Time, -1),
        "request_method" or "method" => (JsonProperty.Method, -1),
        "request_uri" or "uri" or "path" => (JsonProperty.Target, -1),
        "request" => (JsonProperty.Request, -1),
        "status" => (JsonProperty.Status, -1),
        "body_bytes_sent" or "bytes_sent" or "bytes" or "size" => (JsonProperty.Bytes, -1),
        "host" or "http_host" => (JsonProperty.Host, -1),
        "scheme" or "http_x_forwarded_proto" => (JsonProperty.Scheme, -1),
        "upstream_response_time" or "request_time" => (JsonProperty.Latency, -1),
        "remote_user" => (JsonProperty.Field, fields.Header(LoggedFields.Authorization)),
        "http_cookie" => (JsonProperty.Cookies, -1),
        ['h', 't', 't', 'p', '_', ..] => (JsonProperty.Field, fields.Variable(name[5..], isCookie: false)),
        ['c', 'o', 'o', 'k', 'i', 'e', '_', ..] => (JsonProperty.Field, fields.Variable(name[7..], isCookie: true)),
        _ => (JsonProperty.Unknown, -1),
    };
}
