using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CachePolicyOperator.Certificates;

/// <summary>A self-signed certificate and the key that signs serving certificates in its name.</summary>
internal sealed class CertificateAuthority
{
    private readonly X509Certificate2 _signer;

    /// <param name="signer">The certificate with its ECDSA key.</param>
    public CertificateAuthority(X509Certificate2 signer)
    {
        _signer = signer;
        Certificate = new(signer);
    }

    public TrustedAuthority Certificate { get; }

    public string CertificatePem => _signer.ExportCertificatePem() + "\n";

    public string KeyPem
    {
        get
        {
            using var key = _signer.GetECDsaPrivateKey()!;
            return key.ExportPkcs8PrivateKeyPem() + "\n";
        }
    }

    public static CertificateAuthority Create(DateTimeOffset now, TimeSpan lifetime)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var serial = SerialNumber.Next();

        // A subject of its own: verifiers that find issuers by name alone must not take one authority for its successor.
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName($"{TrustedAuthority.CommonNamePrefix}{Convert.ToHexStringLower(serial.AsSpan(0, 4))}");
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
        var keyIdentifier = new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(keyIdentifier);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(keyIdentifier));
        using var signed = request.Create(request.SubjectName, X509SignatureGenerator.CreateForECDsa(key), now - CertificateOptions.ClockSkew, now + lifetime, serial);
        return new(signed.CopyWithPrivateKey(key));
    }

    /// <summary>A new key and its certificate, which ends with the authority's at the latest.</summary>
    public ServingLeaf Issue(ServingNames names, DateTimeOffset now, TimeSpan lifetime)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=cachepolicy-operator-webhook", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([Oid.FromOidValue("1.3.6.1.5.5.7.3.1", OidGroup.EnhancedKeyUsage)], critical: false));
        request.CertificateExtensions.Add(names.ToExtension());
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_signer, includeKeyIdentifier: true, includeIssuerAndSerial: false));

        var from = Later(now - CertificateOptions.ClockSkew, Certificate.NotBefore);
        var until = Earlier(now + lifetime, Certificate.NotAfter);
        using var signed = request.Create(_signer, from, until, SerialNumber.Next());
        return new(signed.CopyWithPrivateKey(key), Certificate, now);
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
