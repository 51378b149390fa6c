using System.Diagnostics.Metrics;
using CachePolicyOperator.Webhooks.Reviews;

namespace CachePolicyOperator.Webhooks.Endpoint;

/// <summary>The controller_runtime_webhook_* instruments, under upstream's names and labels, and what was answered.</summary>
public sealed class AdmissionMetrics
{
    /// <summary>Upstream's upper bounds, and finer ones below: a review takes less than a millisecond.</summary>
    private static readonly InstrumentAdvice<double> Buckets = new()
    {
        HistogramBucketBoundaries = [0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly string[] Answers = ["allowed", "denied", "not_ready", "faulted"];

    private readonly Histogram<double> _latency;
    private readonly Counter<long> _requests;
    private readonly UpDownCounter<long> _inFlight;
    private readonly Counter<long> _panics;
    private readonly Counter<long> _answers;

    public AdmissionMetrics(Meter meter)
    {
        _latency = meter.CreateHistogram("controller_runtime_webhook_latency_seconds", "s", "How long requests took, from their head to their answer.", null, Buckets);
        _requests = meter.CreateCounter<long>("controller_runtime_webhook_requests_total", null, "Requests by HTTP status code.");
        _inFlight = meter.CreateUpDownCounter<long>("controller_runtime_webhook_requests_in_flight", null, "Requests that are being answered.");
        _panics = meter.CreateCounter<long>("controller_runtime_webhook_panics_total", null, "Reviews that failed by a fault of the program.");
        _answers = meter.CreateCounter<long>("cachepolicy_webhook_answers_total", null, "Reviews by what was answered.");
    }

    /// <summary>Counters start at 0 rather than with their first event, so that a rate over the first event can be computed.</summary>
    internal void Register(string webhook)
    {
        _requests.Add(0, Webhook(webhook), new("code", 200));
        _panics.Add(0, Webhook(webhook));
        foreach (var answer in Answers)
            _answers.Add(0, Webhook(webhook), new("answer", answer));
    }

    internal void Began(string webhook) => _inFlight.Add(1, Webhook(webhook));

    internal void Ended(string webhook) => _inFlight.Add(-1, Webhook(webhook));

    internal void Replied(string webhook, int code, TimeSpan took)
    {
        _requests.Add(1, Webhook(webhook), new("code", code));
        _latency.Record(took.TotalSeconds, Webhook(webhook));
    }

    internal void Answered(string webhook, AdmissionAnswer answer) => _answers.Add(1, Webhook(webhook), new("answer", Word(answer)));

    internal void Faulted(string webhook) => _panics.Add(1, Webhook(webhook));

    private static string Word(AdmissionAnswer answer) => answer switch
    {
        AdmissionAnswer.Allowed => "allowed",
        AdmissionAnswer.Denied => "denied",
        AdmissionAnswer.NotReady => "not_ready",
        _ => "faulted",
    };

    private static KeyValuePair<string, object?> Webhook(string name) => new("webhook", name);
}
