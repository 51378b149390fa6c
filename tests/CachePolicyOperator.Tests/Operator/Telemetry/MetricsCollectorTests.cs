using System.Diagnostics.Metrics;
using CachePolicyOperator.Telemetry;

namespace CachePolicyOperator.Tests.Operator.Telemetry;

public sealed class MetricsCollectorTests : IDisposable
{
    private readonly MetricsCollector _collector = new("CollectorTests");
    private readonly Meter _meter = new("CollectorTests.One");

    public void Dispose()
    {
        _meter.Dispose();
        _collector.Dispose();
    }

    [Fact]
    public void A_counter_adds_up_by_labels_and_starts_with_the_zero_that_was_said()
    {
        var counter = _meter.CreateCounter<long>("tries_total", null, "Tries.");
        counter.Add(0, new KeyValuePair<string, object?>("result", "error"));
        counter.Add(2, new KeyValuePair<string, object?>("result", "success"));
        counter.Add(3, new KeyValuePair<string, object?>("result", "success"));

        Assert.Equal(
            """
            # HELP tries_total Tries.
            # TYPE tries_total counter
            tries_total{result="error"} 0
            tries_total{result="success"} 5

            """,
            _collector.Collect());
    }

    [Fact]
    public void A_histogram_has_cumulative_buckets_a_sum_and_a_count()
    {
        var histogram = _meter.CreateHistogram("wait_seconds", "s", "Waits.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        foreach (var value in (double[])[0.1, 0.5, 7])
            histogram.Record(value, new KeyValuePair<string, object?>("name", "a"));

        Assert.Equal(
            """
            # HELP wait_seconds Waits.
            # TYPE wait_seconds histogram
            wait_seconds_bucket{name="a",le="0.1"} 1
            wait_seconds_bucket{name="a",le="1"} 2
            wait_seconds_bucket{name="a",le="+Inf"} 3
            wait_seconds_sum{name="a"} 7.6
            wait_seconds_count{name="a"} 3

            """,
            _collector.Collect());
    }

    [Fact]
    public void An_observed_series_that_is_not_told_any_more_is_gone()
    {
        var phases = new List<string> { "Canary", "Queued" };
        _meter.CreateObservableGauge("rollouts", () => phases.Select(phase => new Measurement<int>(1, new KeyValuePair<string, object?>("phase", phase))), null, "Rollouts.");
        Assert.Contains("rollouts{phase=\"Queued\"} 1", _collector.Collect(), StringComparison.Ordinal);

        phases.Remove("Queued");

        var text = _collector.Collect();
        Assert.Contains("rollouts{phase=\"Canary\"} 1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Queued", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_up_down_counter_is_a_gauge_and_labels_are_sorted_and_escaped()
    {
        var counter = _meter.CreateUpDownCounter<long>("in_flight", null, "Line\nbreak \\.");
        counter.Add(2, new("b", "say \"no\"\n"), new KeyValuePair<string, object?>("a", 200));
        counter.Add(-1, new("b", "say \"no\"\n"), new KeyValuePair<string, object?>("a", 200));

        Assert.Equal(
            "# HELP in_flight Line\\nbreak \\\\.\n# TYPE in_flight gauge\nin_flight{a=\"200\",b=\"say \\\"no\\\"\\n\"} 1\n",
            _collector.Collect());
    }

    [Fact]
    public void Other_meters_are_not_kept()
    {
        using var other = new Meter("Microsoft.AspNetCore");
        other.CreateCounter<long>("requests_total").Add(1);

        Assert.Equal("", _collector.Collect());
    }

    [Fact]
    public async Task Nothing_is_lost_when_many_record_at_once()
    {
        var counter = _meter.CreateCounter<long>("many_total", null, "Many.");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
        {
            for (var n = 0; n < 10_000; n++)
                counter.Add(1, new KeyValuePair<string, object?>("worker", i % 2));
        })));

        Assert.Contains("many_total{worker=\"0\"} 20000\n", _collector.Collect(), StringComparison.Ordinal);
    }
}
