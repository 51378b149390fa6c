using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using CachePolicyOperator.Runtime.Configuration;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>The one connection pool of a client.</summary>
internal static class Connections
{
    public static SocketsHttpHandler Open(KubernetesConfiguration configuration)
    {
        var handler = new SocketsHttpHandler
        {
            // A watch holds one stream of the connection for minutes; the server allows about 250 of them.
            EnableMultipleHttp2Connections = true,
            // Lists of megabytes would begin with 64 KB for each round trip.
            InitialHttp2StreamWindowSize = 1024 * 1024,
            // Finds a peer that vanished without closing in 45 s, where TCP alone would take a quarter of an hour.
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(90),
            AllowAutoRedirect = false,
            UseCookies = false,
            SslOptions = Tls(configuration),
        };
        if (configuration.Proxy is { } proxy)
            handler.Proxy = new WebProxy(proxy);
        return handler;
    }

    private static SslClientAuthenticationOptions Tls(KubernetesConfiguration configuration)
    {
        var options = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                RevocationMode = X509RevocationMode.NoCheck,
                // A handshake must not send the machine off to a URL that the peer's certificate names.
                DisableCertificateDownloads = true,
            },
            RemoteCertificateValidationCallback = new ServerCertificateCheck(configuration.Trust).IsTrusted,
        };
        if (configuration.ClientCertificate is { } certificate)
            options.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        return options;
    }
}
