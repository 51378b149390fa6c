using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Certificates;

/// <summary>
/// The next thing to do about certificates. Every replica decides for itself; what they write is conditional on what they have
/// read, so that of several that decide the same one gets its way.
/// </summary>
/// <remarks>
/// Guarantee: as long as writes succeed, no certificate is served that the API server does not trust. A new authority is in the
/// caBundle, and has been for <see cref="CertificateOptions.Settling"/>, before a leaf relies on it; an old one stays there until it
/// expires, which no leaf of it outlives.
/// </remarks>
internal abstract record CertificatePlan
{
    private CertificatePlan()
    {
    }

    public static CertificatePlan Decide(CertificateSituation situation) => situation.Secret switch
    {
        SecretReading.Missing => new CreateAuthority(),
        SecretReading.Damaged damaged => new ReplaceAuthority(damaged),
        SecretReading.Sound sound => Decide(situation, sound),
        _ => throw new InvalidOperationException("unknown reading"),
    };

    // The leaf comes first: it needs no request, and must not wait for a write that the server refuses.
    private static CertificatePlan Decide(CertificateSituation situation, SecretReading.Sound sound)
    {
        var leafIsDue = LeafIsDue(situation, sound.Authority.Certificate);
        if (leafIsDue && MayBeServed(situation))
            return new IssueLeaf(sound.Authority);
        if (sound.Authority.Certificate.NotAfter - (situation.Options.AuthorityLifetime / 3) <= situation.Now)
            return new RotateAuthority(sound);
        if (sound.BundleDiffers)
            return new MendBundle(sound);
        if (situation.Configuration is ConfigurationReading.Ours ours && !ours.Carries(sound.Bundle))
            return new PublishBundle(ours.Configuration, sound.Bundle);
        return leafIsDue ? new AwaitTrust() : new Keep();
    }

    private static bool LeafIsDue(CertificateSituation situation, TrustedAuthority authority) =>
        situation.Leaf is not { } leaf || leaf.RenewAt <= situation.Now || !leaf.Issuer.Equals(authority);

    private static bool MayBeServed(CertificateSituation situation)
    {
        // Nobody asks the API server's trust, or it is lost already.
        if (situation.Configuration is not ConfigurationReading.Ours || situation.Leaf?.HasExpired(situation.Now) == true)
            return true;
        return situation.TrustedSince is { } since && since + situation.Options.Settling <= situation.Now;
    }

    internal sealed record Keep : CertificatePlan;

    /// <summary>A new leaf has to wait until the API server trusts its authority.</summary>
    internal sealed record AwaitTrust : CertificatePlan;

    /// <summary>Serve a new certificate of this authority.</summary>
    internal sealed record IssueLeaf(CertificateAuthority Authority) : CertificatePlan;

    /// <summary>Changes the cluster: decided again on what is read from the server before it is done.</summary>
    internal abstract record Write : CertificatePlan;

    internal sealed record CreateAuthority : Write;

    internal sealed record ReplaceAuthority(SecretReading.Damaged Damaged) : Write;

    /// <summary>Its last third has begun.</summary>
    internal sealed record RotateAuthority(SecretReading.Sound Sound) : Write;

    /// <summary>An authority in the Secret's bundle has expired, or its bundle is damaged.</summary>
    internal sealed record MendBundle(SecretReading.Sound Sound) : Write;

    internal sealed record PublishBundle(ValidatingWebhookConfiguration Configuration, TrustBundle Bundle) : Write;
}
