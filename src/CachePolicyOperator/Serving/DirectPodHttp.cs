using System.Net;
using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Serving;

/// <summary>By the pod's own address.</summary>
internal sealed class DirectPodHttp : IPodHttp, IDisposable
{
    /// <summary>The answer is some hundred bytes; a pod that sends more is not our proxy.</summary>
    private const int LongestAnswer = 16 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,

        // Pods come and go, and are asked minutes apart: a kept connection would be a leak.
        PooledConnectionLifetime = TimeSpan.Zero,
    })
    {
        MaxResponseContentBufferSize = LongestAnswer,
    };

    public async Task<byte[]> GetAsync(Pod pod, int port, string path, CancellationToken cancellationToken)
    {
        if (!IPAddress.TryParse(pod.Status?.PodIP, out var address))
            throw new PodSilentException("it has no address");

        try
        {
            using var response = await _http.GetAsync(new Uri($"http://{new IPEndPoint(address, port)}{path}"), cancellationToken);
            return response.StatusCode == HttpStatusCode.OK
                ? await response.Content.ReadAsByteArrayAsync(cancellationToken)
                : throw new PodSilentException($"port {port} answers {(int)response.StatusCode}");
        }
        catch (HttpRequestException e)
        {
            throw new PodSilentException($"port {port}: {e.InnerException?.Message ?? e.Message}");
        }
    }

    public void Dispose() => _http.Dispose();
}
