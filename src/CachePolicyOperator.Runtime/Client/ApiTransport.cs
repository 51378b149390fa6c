using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Runtime.Configuration;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>Sends requests: credentials, timeouts, metrics, and patience with throttling.</summary>
/// <remarks>
/// Guarantees: a returned answer is a success and the caller's to dispose; everything else is an exception, and its answer is disposed.
/// Never repeats a request other than one that the server refused unprocessed with 429 and a Retry-After.
/// </remarks>
internal sealed class ApiTransport : IDisposable
{
    // Paths are put together escaped, and what a pod gets through the pod proxy must be what was meant for it.
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly KubernetesConfiguration _configuration;
    private readonly KubernetesClientOptions _options;
    private readonly ClientMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly Uri _base;
    private readonly string _host;

    public ApiTransport(KubernetesConfiguration configuration, KubernetesClientOptions options, ClientMetrics metrics, TimeProvider time)
    {
        (_configuration, _options, _metrics, _time) = (configuration, options, metrics, time);
        var server = configuration.Server.AbsoluteUri;
        _base = new(server.EndsWith('/') ? server : server + "/");
        _host = _base.Authority;
        _http = new(Connections.Open(configuration), disposeHandler: true)
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            // Watches outlive any fixed limit; each call brings its own.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(options.UserAgent);
    }

    /// <summary>One request, its answer read by <paramref name="read"/>, all within the request timeout.</summary>
    /// <exception cref="HttpRequestException">No answer, or half of one, came in time.</exception>
    public async Task<TResult> CallAsync<TResult>(
        ApiRequest request, Func<Stream, CancellationToken, ValueTask<TResult>> read, CancellationToken cancellationToken)
    {
        for (var repeats = 0; ; repeats++)
        {
            using var deadline = new Deadline(_options.RequestTimeout, _time, cancellationToken);
            TimeSpan wait;
            try
            {
                using var response = await SendOnceAsync(request, deadline.Token);
                if (response.IsSuccessStatusCode)
                {
                    await using var body = await response.Content.ReadAsStreamAsync(deadline.Token);
                    return await read(body, deadline.Token);
                }
                var failure = await Failure.ReadAsync(response, _time, deadline.Token);
                if (!request.MayRepeat || !failure.IsThrottled || repeats >= _options.ThrottleRetries
                    || failure.RetryAfter is not { } asked || asked > _options.LongestThrottleWait)
                    throw failure;
                wait = asked;
            }
            catch (OperationCanceledException e) when (deadline.HasPassed)
            {
                throw Silent(request, e);
            }
            catch (IOException e)
            {
                throw new HttpRequestException($"{request}: {e.Message}", e);
            }
            await Task.Delay(wait, _time, cancellationToken);
        }
    }

    /// <summary>One request whose answer has no end: returns with its headers.</summary>
    public async Task<HttpResponseMessage> OpenAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(_options.RequestTimeout, _time, cancellationToken);
        try
        {
            var response = await SendOnceAsync(request, deadline.Token);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
                throw await Failure.ReadAsync(response, _time, deadline.Token);
        }
        catch (OperationCanceledException e) when (deadline.HasPassed)
        {
            throw Silent(request, e);
        }
    }

    /// <summary>One request to something behind the server: its answer, whatever the status, and the time until it began.</summary>
    /// <exception cref="KubernetesApiException">The server answered in its own name.</exception>
    /// <exception cref="HttpRequestException">No answer, or half of one, came in time.</exception>
    public async Task<PodProxyAnswer> ExchangeAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(_options.RequestTimeout, _time, cancellationToken);
        try
        {
            var started = _time.GetTimestamp();
            using var response = await SendOnceAsync(request, deadline.Token);
            var timeToFirstByte = _time.GetElapsedTime(started);
            return await ForwardedAnswer.ReadAsync(response, timeToFirstByte, _time, deadline.Token);
        }
        catch (OperationCanceledException e) when (deadline.HasPassed)
        {
            throw Silent(request, e);
        }
        catch (IOException e)
        {
            throw new HttpRequestException($"{request}: {e.Message}", e);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendOnceAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, new Uri(_base.AbsoluteUri + request.Path, AsWritten))
        {
            Version = _http.DefaultRequestVersion,
            VersionPolicy = _http.DefaultVersionPolicy,
        };
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        foreach (var (name, value) in request.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        // The handler takes the name for SNI and for checking the certificate from here.
        message.Headers.Host = _configuration.TlsServerName;
        if (_configuration.Token is { } source)
            message.Headers.Authorization = new("Bearer", await source.GetAsync(cancellationToken));
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        }

        var started = _time.GetTimestamp();
        int? code = null;
        try
        {
            var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            code = (int)response.StatusCode;
            if (response.StatusCode == HttpStatusCode.Unauthorized)
                _configuration.Token?.Refused();
            return response;
        }
        finally
        {
            _metrics.Record(request.Method.Method, _host, code, _time.GetElapsedTime(started));
        }
    }

    private HttpRequestException Silent(ApiRequest request, Exception cause) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{request}: no answer within {_options.RequestTimeout.TotalSeconds} s"), cause);
}
