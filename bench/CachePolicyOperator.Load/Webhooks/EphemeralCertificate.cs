using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CachePolicyOperator.Certificates;

namespace CachePolicyOperator.Load.Webhooks;

/// <summary>A self-signed certificate for loopback that lives as long as the process: for measurements.</summary>
internal sealed class EphemeralCertificate(TimeProvider time) : IServingCertificate, IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public SslStreamCertificateContext Context { get; } = SslStreamCertificateContext.Create(Create(time.GetUtcNow()), additionalCertificates: null, offline: true);

    public void Dispose() => Context.TargetCertificate.Dispose();

    private static X509Certificate2 Create(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=cachepolicy-operator", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(now.AddHours(-1), now + Lifetime);
    }
}
