using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Certificates;

/// <summary>
/// The layout of the Secret: of type kubernetes.io/tls, <c>tls.crt</c> and <c>tls.key</c> are the authority that signs,
/// <c>ca.crt</c> is everything that has to be trusted.
/// </summary>
internal static class AuthoritySecret
{
    public const string Type = "kubernetes.io/tls";

    public const string CertificateKey = "tls.crt";

    public const string PrivateKeyKey = "tls.key";

    public const string BundleKey = "ca.crt";

    public static SecretReading Read(Secret? secret, DateTimeOffset now)
    {
        if (secret is null)
            return new SecretReading.Missing();

        var stored = secret.Data?.GetValueOrDefault(BundleKey) ?? [];
        var salvage = TrustBundle.Parse(stored).WithoutExpired(now);
        try
        {
            var authority = ReadAuthority(secret);
            if (authority.Certificate.HasExpired(now))
                return new SecretReading.Damaged(secret, $"its authority expired at {authority.Certificate.NotAfter:u}", salvage);
            var bundle = salvage.With(authority.Certificate);
            return new SecretReading.Sound(secret, authority, bundle, BundleDiffers: !bundle.ToPem().AsSpan().SequenceEqual(stored));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return new SecretReading.Damaged(secret, e.Message, salvage);
        }
    }

    /// <summary>The Secret with another authority and bundle; what else it carries stays.</summary>
    public static Secret With(this Secret secret, CertificateAuthority authority, TrustBundle bundle) =>
        secret.With(
            (CertificateKey, Encoding.UTF8.GetBytes(authority.CertificatePem)),
            (PrivateKeyKey, Encoding.UTF8.GetBytes(authority.KeyPem)),
            (BundleKey, bundle.ToPem()));

    public static Secret With(this Secret secret, TrustBundle bundle) => secret.With((BundleKey, bundle.ToPem()));

    private static Secret With(this Secret secret, params IEnumerable<(string Key, byte[] Value)> entries)
    {
        var data = new Dictionary<string, byte[]>(secret.Data ?? new Dictionary<string, byte[]>());
        foreach (var (key, value) in entries)
            data[key] = value;
        return secret with { Data = data };
    }

    private static CertificateAuthority ReadAuthority(Secret secret)
    {
        var certificate = X509Certificate2.CreateFromPem(Text(secret, CertificateKey), Text(secret, PrivateKeyKey));
        if (!TrustedAuthority.IsAuthority(certificate))
            throw new CryptographicException("tls.crt is not the certificate of an authority");
        using var key = certificate.GetECDsaPrivateKey();
        return key is null ? throw new CryptographicException("tls.key is not an ECDSA key") : new(certificate);
    }

    private static string Text(Secret secret, string key) =>
        secret.Data?.GetValueOrDefault(key) is { Length: > 0 } bytes
            ? Encoding.UTF8.GetString(bytes)
            : throw new CryptographicException($"it has no {key}");
}
