using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CachePolicyOperator.ProxyTests;

/// <summary>
/// An HTTP/1.1 server on loopback that answers what the test says, on the level of header lines: several Cache-Control lines, or
/// a connection that is closed instead of an answer, are things that frameworks do not send.
/// </summary>
internal sealed class ScriptedOrigin : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<OriginRequest> _requests = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;
    private int _number;

    public ScriptedOrigin()
    {
        _listener.Start(512);
        _accepting = AcceptAsync();
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Decides every answer; may be exchanged at any time.</summary>
    public Func<OriginRequest, OriginResponse> Answer { get; set; } = request => OriginResponse.Ok($"answer {request.Number}");

    public IReadOnlyList<OriginRequest> Requests => [.. _requests];

    public int Count => _requests.Count;

    public int Connections => _connections.Count;

    public OriginRequest Last => _requests.Last();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting; // Before the listener stops: taking from a stopped one is an error, not the end.
        _listener.Stop();
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            while (await ReadAsync(stream) is { } request)
            {
                _requests.Enqueue(request);
                var response = Answer(request);
                await response.After.WaitAsync(_stop.Token);
                if (response.Closes)
                    return;

                var head = new StringBuilder($"HTTP/1.1 {response.Status} Scripted\r\n");
                head.Append($"Content-Length: {Encoding.UTF8.GetByteCount(response.Body)}\r\n");
                foreach (var header in response.Headers)
                    head.Append($"{header}\r\n");
                head.Append("\r\n");
                if (request.Method != "HEAD")
                    head.Append(response.Body);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(head.ToString()), _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The test is over, or the proxy has closed the connection.
        }
    }

    private async Task<OriginRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < 4 || !head[^4..].SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
                return null;
            head.Add(one[0]);
        }

        var lines = Encoding.UTF8.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var start = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => (Name: line[..line.IndexOf(':', StringComparison.Ordinal)], Value: line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())).ToList();
        var length = headers.Where(header => header.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Select(header => int.Parse(header.Value, null)).FirstOrDefault();
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return new OriginRequest(Interlocked.Increment(ref _number), start[0], start[1], headers, Encoding.UTF8.GetString(body));
    }
}
