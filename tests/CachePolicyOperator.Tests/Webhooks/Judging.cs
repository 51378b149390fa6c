using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json.Nodes;
using CachePolicyOperator.Tests.Runtime.Events;
using CachePolicyOperator.Webhooks.Endpoint;
using CachePolicyOperator.Webhooks.Reviews;

namespace CachePolicyOperator.Tests.Webhooks;

/// <summary>The endpoint's core around one reviewer.</summary>
internal sealed class Judging(IAdmissionReviewer reviewer, bool failsOpen = false) : IDisposable
{
    private readonly Meter _meter = new("test");

    public LogLines<object> Log { get; } = new();

    public AdmissionReply Reply(byte[] body) =>
        new AdmissionJudge(new AdmissionMetrics(_meter), Log).Judge(new("policies", reviewer, failsOpen), body);

    /// <summary>The response member of the review that is answered.</summary>
    public JsonNode Response(JsonNode review) => Review(review)["response"]!;

    public JsonNode Review(JsonNode review)
    {
        var reply = Reply(review.Bytes());
        Assert.Equal(200, reply.Status);
        return JsonNode.Parse(reply.Body.Span)!;
    }

    public string Problem(byte[] body)
    {
        var reply = Reply(body);
        Assert.Equal(400, reply.Status);
        return Encoding.UTF8.GetString(reply.Body.Span);
    }

    public void Dispose() => _meter.Dispose();
}
