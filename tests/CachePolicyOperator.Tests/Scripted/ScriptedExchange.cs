using System.Globalization;
using System.Text;

namespace CachePolicyOperator.Tests.Scripted;

/// <summary>One request and the answer that a script writes to it, byte by byte where it matters.</summary>
internal sealed class ScriptedExchange(ScriptedRequest request, Stream connection, CancellationToken stopped)
{
    public ScriptedRequest Request { get; } = request;

    /// <summary>The script broke the connection: no further request is read from it.</summary>
    public bool IsBroken { get; private set; }

    public Task JsonAsync(string body, int status = 200, params (string Name, string Value)[] headers) =>
        AnswerAsync(status, "application/json", body, headers);

    public async Task AnswerAsync(int status, string contentType, string body, params (string Name, string Value)[] headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        await HeadAsync(status, [("Content-Type", contentType), ("Content-Length", bytes.Length.ToString(CultureInfo.InvariantCulture)), .. headers]);
        await WriteAsync(bytes);
    }

    /// <summary>metav1.Status with its code as the HTTP status.</summary>
    public Task StatusAsync(int code, string reason, string message, params (string Name, string Value)[] headers) =>
        JsonAsync(StatusBody(code, reason, message), code, headers);

    /// <summary>Starts an answer without a known end, as watches are.</summary>
    public Task StreamAsync() => HeadAsync(200, [("Content-Type", "application/json"), ("Transfer-Encoding", "chunked")]);

    public Task LineAsync(string json) => ChunkAsync(json + "\n");

    public Task EventAsync(string type, string entity) => LineAsync($$"""{"type":"{{type}}","object":{{entity}}}""");

    /// <summary>Any part of a line.</summary>
    public Task ChunkAsync(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return WriteAsync([.. Encoding.ASCII.GetBytes(bytes.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"), .. bytes, (byte)'\r', (byte)'\n']);
    }

    /// <summary>Ends the stream as a server does that is done.</summary>
    public Task EndAsync() => WriteAsync("0\r\n\r\n"u8.ToArray());

    /// <summary>Closes the connection in the middle of whatever was being written.</summary>
    public void Break()
    {
        IsBroken = true;
        connection.Dispose();
    }

    /// <summary>Says nothing until the client hangs up or the server is stopped.</summary>
    public async Task HoldAsync()
    {
        IsBroken = true;
        var nothing = new byte[1];
        await connection.ReadAtLeastAsync(nothing, 1, throwOnEndOfStream: false, stopped);
    }

    public static string StatusBody(int code, string reason, string message) =>
        $$"""{"kind":"Status","apiVersion":"v1","status":"Failure","message":"{{message}}","reason":"{{reason}}","code":{{code}}}""";

    private Task HeadAsync(int status, IEnumerable<(string Name, string Value)> headers)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Scripted\r\n");
        foreach (var (name, value) in headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        return WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()));
    }

    private async Task WriteAsync(byte[] bytes)
    {
        await connection.WriteAsync(bytes, stopped);
        await connection.FlushAsync(stopped);
    }
}
