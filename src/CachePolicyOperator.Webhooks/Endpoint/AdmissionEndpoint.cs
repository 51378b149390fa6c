using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Webhooks.Endpoint;

/// <summary>Answers <c>POST /validate/{name}</c>.</summary>
/// <remarks>
/// Guarantees: every request gets an answer with a proper status within <see cref="ReadTimeout"/> and the time of a review, or its
/// connection is closed; nothing is thrown to the server.
/// </remarks>
public sealed class AdmissionEndpoint
{
    /// <summary>The API server waits at most 30 s for a webhook, ten by default; its bodies arrive at once.</summary>
    public static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Largest body that is read, in bytes.</summary>
    public const int MaxBodySize = RequestBody.MaxSize;

    private const string Prefix = "/validate/";

    private readonly FrozenDictionary<string, AdmissionRoute> _routes;
    private readonly AdmissionMetrics _metrics;
    private readonly AdmissionJudge _judge;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public AdmissionEndpoint(IEnumerable<AdmissionRoute> routes, AdmissionMetrics metrics, TimeProvider time, ILogger logger)
    {
        _routes = routes.ToFrozenDictionary(route => Prefix + route.Name, StringComparer.Ordinal);
        _metrics = metrics;
        _judge = new(metrics, logger);
        _time = time;
        _logger = logger;
        foreach (var route in _routes.Values)
            metrics.Register(route.Name);
    }

    public Task InvokeAsync(HttpContext context) => _routes.TryGetValue(context.Request.Path.Value ?? "", out var route)
        ? ServeAsync(context, route)
        : SendAsync(context, AdmissionReply.Problem(404, "there is no webhook at this path"));

    private async Task ServeAsync(HttpContext context, AdmissionRoute route)
    {
        var began = _time.GetTimestamp();
        _metrics.Began(route.Name);
        using var trace = AdmissionTrace.Start(route.Name);
        try
        {
            var reply = await ReplyAsync(context, route, began);
            trace.Replied(reply.Status);
            _metrics.Replied(route.Name, reply.Status, _time.GetElapsedTime(began));
            await SendAsync(context, reply);
        }
        catch (IOException)
        {
            // The caller is gone: there is nobody to answer.
            context.Abort();
        }
        finally
        {
            _metrics.Ended(route.Name);
        }
    }

    private async Task<AdmissionReply> ReplyAsync(HttpContext context, AdmissionRoute route, long began)
    {
        if (Refusal(context) is { } refusal)
            return refusal;

        try
        {
            using var body = await ReadAsync(context);
            return body is null ? TooLarge(context) : Judge(context, route, body, began);
        }
        catch (BadHttpRequestException e)
        {
            return Close(context, e.StatusCode, e.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => "the body is larger than 7 MB",
                StatusCodes.Status408RequestTimeout => "the body came too slowly",
                _ => "the body ended before its announced length, or its framing is malformed",
            });
        }
        catch (OperationCanceledException)
        {
            return Close(context, StatusCodes.Status408RequestTimeout, "the body came too slowly");
        }
    }

    private static AdmissionReply? Refusal(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            return AdmissionReply.Problem(StatusCodes.Status405MethodNotAllowed, "reviews are sent by POST");
        }

        return request.HasJsonContentType()
            ? null
            : AdmissionReply.Problem(StatusCodes.Status415UnsupportedMediaType, "reviews are sent as application/json");
    }

    private async Task<RequestBody?> ReadAsync(HttpContext context)
    {
        // The server's own limit also keeps it from reading on, after the answer, what nobody wants.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = RequestBody.MaxSize;

        // A connection that breaks fails the read, so only time has to end it.
        using var timeout = new CancellationTokenSource(ReadTimeout, _time);
        return await RequestBody.ReadAsync(context.Request, timeout.Token);
    }

    [SuppressMessage("Design", "CA1031", Justification = "A fault of ours must reach the API server as an answer, not as a broken connection.")]
    private AdmissionReply Judge(HttpContext context, AdmissionRoute route, RequestBody body, long began)
    {
        var read = _time.GetTimestamp();
        try
        {
            var reply = _judge.Judge(route, body.Bytes);
            var (waited, judged) = (_time.GetElapsedTime(began, read), _time.GetElapsedTime(read));
            context.Response.Headers["Server-Timing"] =
                string.Create(CultureInfo.InvariantCulture, $"read;dur={waited.TotalMilliseconds:0.###}, review;dur={judged.TotalMilliseconds:0.###}");
            return reply;
        }
        catch (Exception fault)
        {
            Log.EndpointFaulted(_logger, fault, route.Name);
            return AdmissionReply.Problem(StatusCodes.Status500InternalServerError, "the CachePolicy Operator failed while it answered; its log says more");
        }
    }

    private static AdmissionReply TooLarge(HttpContext context) =>
        Close(context, StatusCodes.Status413PayloadTooLarge, "the body is larger than 7 MB");

    /// <summary>What is left of the request cannot be told from the next one.</summary>
    private static AdmissionReply Close(HttpContext context, int status, string line)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
        return AdmissionReply.Problem(status, line);
    }

    private static Task SendAsync(HttpContext context, AdmissionReply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.ContentLength = reply.Body.Length;
        return response.Body.WriteAsync(reply.Body, CancellationToken.None).AsTask();
    }
}
