using System.Text.Json;

namespace CachePolicyOperator.Webhooks.Reviews;

/// <summary>What became of a body.</summary>
internal abstract record AdmissionReading
{
    private AdmissionReading()
    {
    }

    /// <summary>It is a review. Disposing it gives the memory of its document back; the body must live as long.</summary>
    public sealed record Review(string ApiVersion, AdmissionRequest Request, JsonDocument Document) : AdmissionReading, IDisposable
    {
        public void Dispose() => Document.Dispose();
    }

    /// <summary>It is not.</summary>
    /// <param name="Problem">One line.</param>
    public sealed record Malformed(string Problem) : AdmissionReading;
}
