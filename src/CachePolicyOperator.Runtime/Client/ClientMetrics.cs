using System.Diagnostics.Metrics;
using System.Globalization;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>Requests to the API server, under the names that client-go uses.</summary>
public sealed class ClientMetrics : IDisposable
{
    public const string MeterName = "CachePolicyOperator.Runtime.Client";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _requests;
    private readonly Histogram<double> _duration;

    public ClientMetrics()
    {
        _requests = _meter.CreateCounter<long>(
            "rest_client_requests_total", description: "HTTP requests by status code, method and host.");
        _duration = _meter.CreateHistogram<double>(
            "rest_client_request_duration_seconds", unit: "s", description: "Request latency by verb and host, until the answer's headers.");
    }

    /// <summary>Counts one request; its code is null when no answer came.</summary>
    internal void Record(string method, string host, int? code, TimeSpan elapsed)
    {
        _requests.Add(
            1,
            new("code", code?.ToString(CultureInfo.InvariantCulture) ?? "<error>"),
            new("method", method),
            new("host", host));
        _duration.Record(elapsed.TotalSeconds, new("verb", method), new KeyValuePair<string, object?>("host", host));
    }

    public void Dispose() => _meter.Dispose();
}
