using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace CachePolicyOperator.Certificates;

/// <summary>A serving certificate with its key, kept in memory only.</summary>
internal sealed class ServingLeaf(X509Certificate2 certificate, TrustedAuthority issuer, DateTimeOffset issuedAt)
{
    public TrustedAuthority Issuer => issuer;

    public DateTimeOffset NotAfter { get; } = certificate.NotAfter;

    /// <summary>After two thirds of its life: the last third is for clusters in which something does not work just then.</summary>
    public DateTimeOffset RenewAt => issuedAt + ((NotAfter - issuedAt) * 2 / 3);

    /// <summary>The authority is in the caBundle itself, so nothing has to be sent along.</summary>
    public SslStreamCertificateContext Context { get; } = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);

    public bool HasExpired(DateTimeOffset now) => NotAfter <= now;
}
