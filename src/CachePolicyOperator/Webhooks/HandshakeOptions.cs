using System.Net.Security;
using System.Security.Authentication;
using CachePolicyOperator.Certificates;

namespace CachePolicyOperator.Webhooks;

/// <summary>What a TLS handshake needs, made once for each certificate.</summary>
internal sealed class HandshakeOptions(IServingCertificate certificate)
{
    private SslServerAuthenticationOptions? _made;

    /// <exception cref="AuthenticationException">There is no certificate yet.</exception>
    public SslServerAuthenticationOptions Current
    {
        get
        {
            var context = certificate.Context ?? throw new AuthenticationException("the webhook has no certificate yet");
            var made = Volatile.Read(ref _made);
            if (!ReferenceEquals(made?.ServerCertificateContext, context))
                Volatile.Write(ref _made, made = Make(context));
            return made;
        }
    }

    private static SslServerAuthenticationOptions Make(SslStreamCertificateContext context) => new()
    {
        ServerCertificateContext = context,
        ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
    };
}
