using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Runtime.Leadership;

/// <summary>The lease as last seen, and since when on the local clock it has stood so.</summary>
/// <param name="Lease">With the resourceVersion that makes the next write conditional.</param>
/// <param name="Since">
/// A <see cref="TimeProvider.GetTimestamp"/>. Another's renewal counts from when it was seen, which is later than it was made; our
/// own from when it was sent, which is earlier than it took effect. So differences of latency never let two leaders overlap.
/// </param>
/// <param name="Held">It was this process that stored it so, and the API server said yes.</param>
internal sealed record LeaseObservation(Lease Lease, long Since, bool Held)
{
    public string Holder => Lease.Spec?.HolderIdentity ?? "";

    /// <summary>How long the holder's claim lasts after a renewal: what the holder wrote, not what we would have written.</summary>
    public TimeSpan DurationOr(TimeSpan unstated) =>
        Lease.Spec?.LeaseDurationSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : unstated;

    /// <summary>The same lease read again: only a changed spec is a sign of life; labels and annotations are not.</summary>
    public LeaseObservation Next(Lease seen, long now) =>
        seen.Spec == Lease.Spec ? this with { Lease = seen } : new(seen, now, Held: false);
}
