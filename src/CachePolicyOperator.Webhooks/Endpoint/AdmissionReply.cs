namespace CachePolicyOperator.Webhooks.Endpoint;

/// <summary>An HTTP answer.</summary>
/// <param name="Status">Status code of HTTP; a denial is a 200.</param>
/// <param name="ContentType">Media type of the body.</param>
/// <param name="Body">A review as JSON, or one line of text.</param>
internal readonly record struct AdmissionReply(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    public static AdmissionReply Json(ReadOnlyMemory<byte> body) => new(200, "application/json", body);

    public static AdmissionReply Problem(int status, string line) => new(status, "text/plain; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(line + "\n"));
}
