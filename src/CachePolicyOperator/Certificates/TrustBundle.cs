using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CachePolicyOperator.Certificates;

/// <summary>The authorities that serving certificates may come from, oldest first.</summary>
internal sealed record TrustBundle(IReadOnlyList<TrustedAuthority> Authorities)
{
    /// <summary>More than rotation ever needs; somebody who replaces the Secret again and again must not fill the configuration.</summary>
    private const int Most = 8;

    public static TrustBundle Empty { get; } = new([]);

    /// <summary>Reads what there is of PEM certificates of authorities and leaves out what is none or is damaged.</summary>
    public static TrustBundle Parse(ReadOnlySpan<byte> pem)
    {
        var text = Encoding.UTF8.GetString(pem).AsSpan();
        var bundle = Empty;
        while (PemEncoding.TryFind(text, out var fields))
        {
            if (text[fields.Label] is "CERTIFICATE" && TryRead(text[fields.Location]) is { } authority)
                bundle = bundle.With(authority);
            text = text[fields.Location.End..];
        }

        return bundle;
    }

    public byte[] ToPem() => Encoding.UTF8.GetBytes(string.Concat(Authorities.Select(authority => authority.Pem)));

    public bool Contains(TrustedAuthority authority) => Authorities.Contains(authority);

    /// <summary>Adds the authority at the end unless it is there.</summary>
    public TrustBundle With(TrustedAuthority authority) =>
        Contains(authority) ? this : new([.. Authorities.Append(authority).TakeLast(Most)]);

    public TrustBundle With(TrustBundle others) => others.Authorities.Aggregate(this, (bundle, authority) => bundle.With(authority));

    /// <summary>Leaves out what nobody can rely on any more: no leaf outlives its authority.</summary>
    public TrustBundle WithoutExpired(DateTimeOffset now) => Where(authority => !authority.HasExpired(now));

    public TrustBundle Where(Func<TrustedAuthority, bool> predicate) => new([.. Authorities.Where(predicate)]);

    private static TrustedAuthority? TryRead(ReadOnlySpan<char> pem)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return TrustedAuthority.IsAuthority(certificate) ? new(certificate) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
