using System.Net;
using CachePolicyOperator.Certificates;
using CachePolicyOperator.Webhooks.Endpoint;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace CachePolicyOperator.Webhooks;

/// <summary>Serves the admission webhook over HTTPS, HTTP/1.1 and 2. A stop waits for what is being answered.</summary>
internal sealed class WebhookServer(AdmissionEndpoint endpoint, IServingCertificate certificate, IPEndPoint address, CancellationToken stopping)
    : KestrelServer(Build(endpoint, certificate, address, stopping))
{
    /// <summary>The API server opens few connections and sends the head at once.</summary>
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Longer than Go's client keeps an idle connection (90 s): if this end closed first, a request on its way would be lost, and a
    /// POST is not repeated.
    /// </summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromMinutes(3);

    private static WebApplication Build(AdmissionEndpoint endpoint, IServingCertificate certificate, IPEndPoint address, CancellationToken stopping)
    {
        var handshakes = new HandshakeOptions(certificate);
        var builder = Empty(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = AdmissionEndpoint.MaxBodySize;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.RequestHeadersTimeout = HandshakeTimeout;
            kestrel.Limits.KeepAliveTimeout = KeepAlive;
            kestrel.ListenAt(address, listener =>
            {
                listener.Protocols = HttpProtocols.Http1AndHttp2;
                listener.UseHttps(new TlsHandshakeCallbackOptions
                {
                    OnConnection = _ => ValueTask.FromResult(handshakes.Current),
                    HandshakeTimeout = HandshakeTimeout,
                });
            });
        });
        // A review waits for nothing, so it may keep the thread that has read its request: each change of threads costs an idle processor a wake.
        builder.WebHost.UseKestrelHttpsConfiguration().UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        var application = builder.Build();
        application.Run(context =>
        {
            if (stopping.IsCancellationRequested)
                SendElsewhere(context);
            return endpoint.InvokeAsync(context);
        });
        return application;
    }

    /// <summary>
    /// API servers keep HTTP/1.1 connections, which stay with this pod although the Service has forgotten it; were one closed under a request,
    /// the request would be lost. HTTP/2 has GOAWAY for this.
    /// </summary>
    private static void SendElsewhere(HttpContext context)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
    }
}
