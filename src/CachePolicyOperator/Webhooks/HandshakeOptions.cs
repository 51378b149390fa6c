using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace CachePolicyOperator.Webhooks;

/// <summary>What a TLS handshake needs, made once for each certificate.</summary>
/// <remarks>
/// Left to itself, SslStream builds the certificate's chain in every handshake: it looks through the certificate stores on disk, and may
/// fetch a missing issuer over the network. Here that is done offline, when the certificate changes.
/// </remarks>
internal sealed class HandshakeOptions(IServingCertificate certificate)
{
    private Made? _made;

    /// <exception cref="AuthenticationException">There is no certificate yet.</exception>
    public SslServerAuthenticationOptions Current
    {
        get
        {
            var current = certificate.Current ?? throw new AuthenticationException("the webhook has no certificate yet");
            var made = Volatile.Read(ref _made);
            if (!ReferenceEquals(made?.Certificate, current))
                Volatile.Write(ref _made, made = new(current, Make(current)));
            return made.Options;
        }
    }

    private static SslServerAuthenticationOptions Make(X509Certificate2 certificate) => new()
    {
        ServerCertificateContext = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true),
        ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
    };

    private sealed record Made(X509Certificate2 Certificate, SslServerAuthenticationOptions Options);
}
