using System.Net;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Policy.Requests;
using CachePolicyOperator.Serving;

namespace CachePolicyOperator.Probing;

/// <summary>By the pod's own address.</summary>
internal sealed class DirectPodTraffic(TimeProvider time) : IPodTraffic, IDisposable
{
    /// <summary>A body must be read to its end, or the proxy may not store it; one that is longer than this is no probe's.</summary>
    internal const int LongestBody = 8 * 1024 * 1024;

    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        MaxResponseHeadersLength = 32,

        // Each measured time includes connecting, and no pod is left with a connection.
        PooledConnectionLifetime = TimeSpan.Zero,
    });

    public async Task<PodResponse> SendAsync(Pod pod, int port, ProbeRequest request, CancellationToken cancellationToken)
    {
        if (!IPAddress.TryParse(pod.Status?.PodIP, out var address))
            throw new PodSilentException("the pod has no address");

        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://{new IPEndPoint(address, port)}{request.Target}", AsWritten));
        message.Headers.Host = request.Host;
        message.Headers.TryAddWithoutValidation("User-Agent", ProbeAgent.Name);
        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        try
        {
            var started = time.GetTimestamp();
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var timeToFirstByte = time.GetElapsedTime(started);
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            await DropAsync(body, cancellationToken);
            return new((int)response.StatusCode, timeToFirstByte, Headers(response));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new PodSilentException($"port {port}: {e.InnerException?.Message ?? e.Message}");
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task DropAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        for (long length = 0; await body.ReadAsync(buffer, cancellationToken) is > 0 and var read;)
        {
            length += read;
            if (length > LongestBody)
                throw new PodSilentException($"the answer is longer than {LongestBody >> 20} MiB");
        }
    }

    private static ILookup<string, string> Headers(HttpResponseMessage response) => (
        from header in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
        from line in header.Value
        select (header.Key, line)).ToLookup(header => header.Key, header => header.line, StringComparer.OrdinalIgnoreCase);
}
