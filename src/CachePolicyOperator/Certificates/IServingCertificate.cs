using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace CachePolicyOperator.Certificates;

/// <summary>The certificate that TLS handshakes use from now on. Read for every handshake, from any thread.</summary>
internal interface IServingCertificate
{
    /// <summary>With what has to be sent along to chain up to the root; null while there is none yet.</summary>
    SslStreamCertificateContext? Context { get; }

    X509Certificate2? Current => Context?.TargetCertificate;
}
