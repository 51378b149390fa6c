using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Certificates;

/// <summary>What the Secret that the replicas share says.</summary>
internal abstract record SecretReading
{
    private SecretReading()
    {
    }

    /// <summary>There is none.</summary>
    internal sealed record Missing : SecretReading;

    /// <summary>It cannot be used to sign.</summary>
    /// <param name="Secret">As it was read.</param>
    /// <param name="Reason">What is wrong, for people.</param>
    /// <param name="Salvage">What is left of its bundle.</param>
    internal sealed record Damaged(Secret Secret, string Reason, TrustBundle Salvage) : SecretReading;

    /// <param name="Secret">As it was read.</param>
    /// <param name="Authority">Signs now.</param>
    /// <param name="Bundle">What is to be trusted: this authority and its predecessors until they expire.</param>
    /// <param name="BundleDiffers">The Secret's own bundle differs from that.</param>
    internal sealed record Sound(Secret Secret, CertificateAuthority Authority, TrustBundle Bundle, bool BundleDiffers) : SecretReading;
}
