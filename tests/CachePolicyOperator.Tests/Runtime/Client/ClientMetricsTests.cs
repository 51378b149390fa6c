using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Tests.Scripted;

namespace CachePolicyOperator.Tests.Runtime.Client;

public sealed class ClientMetricsTests
{
    [Fact]
    public async Task Each_request_is_counted_by_code_method_and_host_and_its_latency_recorded()
    {
        using var metrics = new ClientMetrics();
        var server = new ScriptedApiServer(exchange => exchange.StatusAsync(404, "NotFound", "x"));
        var host = server.Address.Authority;
        var seen = new ConcurrentQueue<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == ClientMetrics.MeterName)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        listener.Start();

        using var client = server.Client(metrics: metrics);
        await client.GetAsync<ConfigMap>("a", "shop", CancellationToken.None);
        await server.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.CreateAsync(
            new ConfigMap { Metadata = new() { Name = "a", Namespace = "shop" } }, CancellationToken.None));

        Assert.Equal(
            [
                $"rest_client_requests_total code=404 method=GET host={host}",
                $"rest_client_request_duration_seconds verb=GET host={host}",
                $"rest_client_requests_total code=<error> method=POST host={host}",
                $"rest_client_request_duration_seconds verb=POST host={host}",
            ],
            seen);

        void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            // Meters of other tests have the same name; this server's address is its own.
            var line = instrument.Name + string.Concat(tags.ToArray().Select(tag => $" {tag.Key}={tag.Value}"));
            if (line.EndsWith($"host={host}", StringComparison.Ordinal))
                seen.Enqueue(line);
        }
    }
}
