using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Runtime.Configuration;

namespace CachePolicyOperator.Tests.Scripted;

/// <summary>
/// An HTTP/1.1 server on loopback that answers the n-th request by the n-th step of a script: for failures that a real API server
/// cannot be made to produce. A request beyond the script is answered with 500.
/// </summary>
internal sealed class ScriptedApiServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentQueue<Func<ScriptedExchange, Task>> _script;
    private readonly Channel<ScriptedRequest> _requests = Channel.CreateUnbounded<ScriptedRequest>();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly ClientMetrics _metrics = new();
    private readonly Task _accepting;

    public ScriptedApiServer(params Func<ScriptedExchange, Task>[] script)
    {
        _script = new(script);
        _listener.Start();
        Address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"));
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public KubernetesConfiguration Configuration => new() { Server = Address };

    /// <summary>A client of this server; the caller disposes it.</summary>
    public KubernetesClient Client(TimeProvider? time = null, ClientMetrics? metrics = null, KubernetesClientOptions? options = null) =>
        new(Configuration, options ?? new() { UserAgent = "scripted/1.0" }, metrics ?? _metrics, time ?? TimeProvider.System);

    public void Then(Func<ScriptedExchange, Task> step) => _script.Enqueue(step);

    /// <summary>The next request that was not yet taken, once it has arrived.</summary>
    public async Task<ScriptedRequest> NextRequestAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _requests.Reader.ReadAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _accepting; // Before the listener stops: taking from a stopped one is an error, not the end.
        _listener.Stop();
        await Task.WhenAll(_connections);
        _stopped.Dispose();
        _metrics.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopped.Token)));
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await using var stream = client.GetStream();
                var broken = false;
                while (!broken && await ReadRequestAsync(stream) is { } request)
                {
                    await _requests.Writer.WriteAsync(request);
                    var exchange = new ScriptedExchange(request, stream, _stopped.Token);
                    await (_script.TryDequeue(out var step) ? step(exchange) : exchange.AnswerAsync(500, "text/plain", "beyond the script"));
                    broken = exchange.IsBroken;
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The client hung up, or the test is over.
            }
        }
    }

    private async Task<ScriptedRequest?> ReadRequestAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stopped.Token) == 0)
                return null;
            head.Append((char)one[0]);
        }
        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var start = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, _stopped.Token);
        return new(start[0], start[1], headers, Encoding.UTF8.GetString(body));
    }
}
