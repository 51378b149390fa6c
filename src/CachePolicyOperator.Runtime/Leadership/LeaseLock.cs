using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;

namespace CachePolicyOperator.Runtime.Leadership;

/// <summary>Single attempts to acquire, renew and release the lease, and what is known of it.</summary>
/// <remarks>
/// Guarantees: every write is conditional on the version it was decided on. Remote timestamps are never read: clocks of nodes
/// differ. Assumptions: one caller at a time; the properties may be read from any thread.
/// </remarks>
internal sealed class LeaseLock(IKubernetesClient client, LeaderElectionOptions options, TimeProvider time)
{
    private volatile LeaseObservation? _observation;

    /// <summary>Whoever held the lease when last seen; null before it was seen, empty when nobody did.</summary>
    public string? Holder => _observation?.Holder;

    /// <summary>Time since the last successful renewal was sent; null while this process does not hold the lease.</summary>
    public TimeSpan? SinceRenewal => _observation is { Held: true } observation ? time.GetElapsedTime(observation.Since) : null;

    /// <summary>Takes the lease where it is missing, released, expired or already ours.</summary>
    public Task<LeaseAttempt> AcquireAsync(CancellationToken cancellationToken) => AttemptAsync(
        async () =>
        {
            var seen = await client.GetAsync<Lease>(options.Name, options.Namespace, cancellationToken);
            if (seen is null)
                return await CreateAsync(New(transitions: 0, time.GetUtcNow()), cancellationToken);

            var observation = Observe(seen);
            if (observation.Holder.Length > 0 && observation.Holder != options.Identity && !HasExpired(observation))
                return new LeaseAttempt.Taken(observation.Holder);
            return await UpdateAsync(seen, observation.Holder == options.Identity ? Renewed(seen) : TakenOver(seen), cancellationToken);
        });

    /// <summary>Renews with one PUT of the known version; reads the lease only after a conflict.</summary>
    public Task<LeaseAttempt> RenewAsync(CancellationToken cancellationToken) => AttemptAsync(
        async () =>
        {
            var known = _observation!.Lease;
            try
            {
                return await UpdateAsync(known, Renewed(known), cancellationToken);
            }
            catch (KubernetesApiException refused) when (refused.IsConflict || refused.IsNotFound)
            {
                return await RenewSlowlyAsync(known, cancellationToken);
            }
        });

    /// <summary>Clears the holder so that the next leader need not wait for the lease to expire.</summary>
    /// <returns>Failed where it has to expire after all.</returns>
    public Task<LeaseAttempt> ReleaseAsync(CancellationToken cancellationToken) => AttemptAsync(
        async () =>
        {
            var known = _observation!.Lease;
            _observation = _observation with { Held = false };
            try
            {
                return await ClearAsync(known, cancellationToken);
            }
            catch (KubernetesApiException refused) when (refused.IsConflict)
            {
                // A renewal whose answer was lost may have made the version we know an old one.
                var seen = await client.GetAsync<Lease>(options.Name, options.Namespace, cancellationToken);
                return seen is not null && Observe(seen).Holder == options.Identity
                    ? await ClearAsync(seen, cancellationToken)
                    : new LeaseAttempt.Taken(seen?.Spec?.HolderIdentity ?? "");
            }
        });

    private static async Task<LeaseAttempt> AttemptAsync(Func<Task<LeaseAttempt>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (Exception failure) when (failure is KubernetesApiException or HttpRequestException or IOException or OperationCanceledException)
        {
            return new LeaseAttempt.Failed(failure);
        }
    }

    private async Task<LeaseAttempt> RenewSlowlyAsync(Lease known, CancellationToken cancellationToken)
    {
        var seen = await client.GetAsync<Lease>(options.Name, options.Namespace, cancellationToken);
        if (seen is null)
            return await CreateAsync(known with { Metadata = new() { Name = options.Name, Namespace = options.Namespace }, Spec = Renewed(known) }, cancellationToken);

        var holder = seen.Spec?.HolderIdentity ?? "";
        if (holder == options.Identity)
            return await UpdateAsync(seen, Renewed(seen), cancellationToken);

        Observe(seen);
        return new LeaseAttempt.Taken(holder);
    }

    private async Task<LeaseAttempt> CreateAsync(Lease lease, CancellationToken cancellationToken)
    {
        var sent = time.GetTimestamp();
        return Hold(await client.CreateAsync(lease, cancellationToken), sent);
    }

    private async Task<LeaseAttempt> UpdateAsync(Lease known, LeaseSpec spec, CancellationToken cancellationToken)
    {
        var sent = time.GetTimestamp();
        return Hold(await client.UpdateAsync(known with { Spec = spec }, cancellationToken), sent);
    }

    private async Task<LeaseAttempt> ClearAsync(Lease known, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var released = new LeaseSpec
        {
            HolderIdentity = "",
            LeaseDurationSeconds = 1,
            AcquireTime = now,
            RenewTime = now,
            LeaseTransitions = known.Spec?.LeaseTransitions ?? 0,
        };
        Observe(await client.UpdateAsync(known with { Spec = released }, cancellationToken));
        return new LeaseAttempt.Taken("");
    }

    private LeaseAttempt.Held Hold(Lease stored, long sent)
    {
        _observation = new(stored, sent, Held: true);
        return new();
    }

    private LeaseObservation Observe(Lease seen) =>
        _observation = _observation?.Next(seen, time.GetTimestamp()) ?? new(seen, time.GetTimestamp(), Held: false);

    private bool HasExpired(LeaseObservation observation) =>
        time.GetElapsedTime(observation.Since) >= observation.DurationOr(options.LeaseDuration);

    private Lease New(int transitions, DateTimeOffset now) => new()
    {
        Metadata = new() { Name = options.Name, Namespace = options.Namespace },
        Spec = new()
        {
            HolderIdentity = options.Identity,
            LeaseDurationSeconds = (int)options.LeaseDuration.TotalSeconds,
            AcquireTime = now,
            RenewTime = now,
            LeaseTransitions = transitions,
        },
    };

    private LeaseSpec TakenOver(Lease seen) => New((seen.Spec?.LeaseTransitions ?? 0) + 1, time.GetUtcNow()).Spec!;

    private LeaseSpec Renewed(Lease seen) => New(seen.Spec?.LeaseTransitions ?? 0, time.GetUtcNow()).Spec! with
    {
        AcquireTime = seen.Spec?.AcquireTime ?? time.GetUtcNow(),
    };
}
