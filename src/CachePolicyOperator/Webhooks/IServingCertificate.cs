using System.Security.Cryptography.X509Certificates;

namespace CachePolicyOperator.Webhooks;

/// <summary>The certificate that the webhook shows, asked for at each TLS handshake, so that a rotation needs no restart.</summary>
internal interface IServingCertificate
{
    /// <summary>With its private key; null while there is none, and then handshakes fail.</summary>
    X509Certificate2? Current { get; }
}
