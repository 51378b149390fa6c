using System.Security.Cryptography.X509Certificates;

namespace CachePolicyOperator.Certificates;

/// <summary>An authority's certificate without its key. Two are equal when their bytes are.</summary>
internal sealed class TrustedAuthority(X509Certificate2 certificate) : IEquatable<TrustedAuthority>
{
    /// <summary>How the names of the operator's own authorities begin.</summary>
    public const string CommonNamePrefix = "cachepolicy-operator-webhook-ca-";

    private readonly byte[] _raw = certificate.RawData;

    public DateTimeOffset NotBefore { get; } = certificate.NotBefore;

    public DateTimeOffset NotAfter { get; } = certificate.NotAfter;

    /// <summary>For people: the subject and the serial number.</summary>
    public string Name { get; } = $"{certificate.Subject} ({certificate.SerialNumber})";

    /// <summary>By its name one that an operator made.</summary>
    public bool IsOurs { get; } = certificate.Subject.StartsWith($"CN={CommonNamePrefix}", StringComparison.Ordinal);

    public string Pem { get; } = certificate.ExportCertificatePem() + "\n";

    public static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);

    public bool HasExpired(DateTimeOffset now) => NotAfter <= now;

    public bool Equals(TrustedAuthority? other) => other is not null && _raw.AsSpan().SequenceEqual(other._raw);

    public override bool Equals(object? obj) => Equals(obj as TrustedAuthority);

    public override int GetHashCode() => _raw.Length < 4 ? 0 : BitConverter.ToInt32(_raw, _raw.Length - 4);

    public override string ToString() => Name;
}
