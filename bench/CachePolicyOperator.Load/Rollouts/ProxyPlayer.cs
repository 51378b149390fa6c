using System.Net;
using System.Text;
using CachePolicyOperator.Policy.Rendering;

namespace CachePolicyOperator.Load.Rollouts;

/// <summary>Answers in place of all pods' proxies: what they serve, and probes as if the origin forbade to store anything.</summary>
internal sealed class ProxyPlayer : IAsyncDisposable
{
    public const int Port = 18180;
    public const int StatusPort = 19145;

    private readonly HttpListener _listener = new();
    private readonly PodPlayer _pods;
    private readonly Task _serving;
    private int _asked;
    private int _probed;

    public ProxyPlayer(PodPlayer pods)
    {
        _pods = pods;
        _listener.Prefixes.Add($"http://+:{Port}/");
        _listener.Prefixes.Add($"http://+:{StatusPort}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>How often pods were asked what they serve.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>How many probes went through pods.</summary>
    public int Probed => Volatile.Read(ref _probed);

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
            Answer(await _listener.GetContextAsync());
    }

    private void Answer(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.KeepAlive = false;
        if (_pods.Find(request.LocalEndPoint.Address) is not { } pod)
        {
            response.StatusCode = 404;
            response.Close();
        }
        else if (request.LocalEndPoint.Port == Port)
        {
            Interlocked.Increment(ref _probed);
            response.AddHeader("Cache-Status", CacheStatus(pod, request.RawUrl ?? "/"));
            response.Close(Encoding.UTF8.GetBytes("played\n"), willBlock: false);
        }
        else
        {
            Interlocked.Increment(ref _asked);
            response.StatusCode = request.RawUrl == StatusEndpoint.Path ? 200 : 404;
            response.Close(Encoding.UTF8.GetBytes($"{{\"policy\":\"{pod.Policy}\",\"revision\":\"{pod.Revision}\",\"cacheGeneration\":{pod.CacheGeneration}}}\n"), willBlock: false);
        }
    }

    /// <summary>By the storefront's rules.</summary>
    private static string CacheStatus(PlayedPod pod, string target) => target switch
    {
        _ when target.StartsWith("/account/", StringComparison.Ordinal) => $"{pod.Policy}; fwd=bypass; rule=account",
        _ when target.StartsWith("/assets/", StringComparison.Ordinal) => $"{pod.Policy}; fwd=miss; rule=assets",
        _ => $"{pod.Policy}; fwd=miss; rule=pages",
    };
}
