using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CachePolicyOperator.Tests.Webhooks.Endpoint;

/// <summary>A TCP connection on which a test writes what no HTTP client would.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpClient _client;
    private readonly NetworkStream _stream;
    private readonly CancellationTokenSource _patience = new(Patience);

    private RawConnection(TcpClient client)
    {
        _client = client;
        _stream = client.GetStream();
    }

    public static async Task<RawConnection> OpenAsync(Uri server)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(server.Host, server.Port);
        return new(client);
    }

    public static string Head(string headers, string method = "POST", string path = "/validate/policies") =>
        $"{method} {path} HTTP/1.1\r\nHost: webhook\r\nContent-Type: application/json\r\n{headers}\r\n\r\n";

    public static byte[] Post(byte[] body) => [.. Encoding.ASCII.GetBytes(Head($"Content-Length: {body.Length}")), .. body];

    public Task WriteAsync(string text) => WriteAsync(Encoding.ASCII.GetBytes(text));

    public async Task WriteAsync(byte[] bytes) => await _stream.WriteAsync(bytes, _patience.Token);

    /// <summary>Writes, however early the server hangs up.</summary>
    public async Task TryWriteAsync(byte[] bytes)
    {
        try
        {
            await WriteAsync(bytes);
        }
        catch (IOException)
        {
            // It has heard enough.
        }
    }

    public void EndSending() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Breaks the connection without a word.</summary>
    public void Reset()
    {
        _client.LingerState = new(enable: true, 0);
        _client.Close();
    }

    /// <summary>The next answer; null when the server closed the connection instead.</summary>
    public async Task<RawAnswer?> ReadAsync()
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await ReadAsync(1) is not [var next])
                return null;
            head.Append((char)next);
        }

        var lines = head.ToString().Split("\r\n");
        var headers = lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(": ", 2)).ToDictionary(h => h[0], h => h[1], StringComparer.OrdinalIgnoreCase);
        var length = int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture);
        return new(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), headers, Encoding.UTF8.GetString(await ReadAsync(length)));
    }

    /// <summary>Whether the server has closed the connection.</summary>
    public async Task<bool> IsClosedAsync() => (await ReadAsync(1)).Length == 0;

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _patience.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<byte[]> ReadAsync(int count)
    {
        var buffer = new byte[count];
        try
        {
            var read = await _stream.ReadAtLeastAsync(buffer, count, throwOnEndOfStream: false, _patience.Token);
            return buffer[..read];
        }
        catch (IOException)
        {
            return [];
        }
    }
}
