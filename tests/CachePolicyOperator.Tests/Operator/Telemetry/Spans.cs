using System.Collections.Concurrent;
using System.Diagnostics;
using CachePolicyOperator.Telemetry;

namespace CachePolicyOperator.Tests.Operator.Telemetry;

/// <summary>The operator's spans below one of the test's own: other tests make spans at the same time.</summary>
internal sealed class Spans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = [];
    private readonly Activity _root = new Activity("test").Start();
    private readonly ActivityListener _listener;

    public Spans()
    {
        var trace = _root.TraceId;
        _listener = new()
        {
            ShouldListenTo = source => source.Name == OperatorTrace.SourceName,
            Sample = (ref options) => options.Parent.TraceId == trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>In the order of their ends: name and tags.</summary>
    public IReadOnlyList<string> Ended => [.. _ended.Select(span => $"{span.OperationName} {string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}")];

    public void Dispose()
    {
        _listener.Dispose();
        _root.Dispose();
    }
}
