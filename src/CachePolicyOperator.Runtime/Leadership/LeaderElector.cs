using System.Diagnostics.Metrics;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Entities;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Leadership;

/// <summary>Elects one leader among replicas by a Lease, with client-go's semantics.</summary>
/// <remarks>
/// Guarantees: <see cref="IsLeader"/> is true in at most one process at a time, as long as no two monotonic clocks drift apart by
/// more than the lease duration is to the renew deadline. The leader's work is not fenced: a write that was sent before leadership
/// was lost may arrive after it, which is why losing it must end the process.
/// </remarks>
[EntityRbac(Group = "coordination.k8s.io", Resources = ["leases"], Verbs = ["get", "create", "update"], OwnNamespace = true)]
public sealed class LeaderElector
{
    private readonly LeaderElectionOptions _options;
    private readonly LeaseLock _lock;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ILogger _logger;
    private int _started;
    private volatile bool _lost;

    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public LeaderElector(
        IKubernetesClient client,
        LeaderElectionOptions options,
        Meter meter,
        TimeProvider time,
        Random random,
        ILogger<LeaderElector> logger)
    {
        options.Validate();
        _options = options;
        _lock = new(client, options, time);
        _time = time;
        _random = random;
        _logger = logger;
        meter.CreateObservableGauge(
            "leader_election_master_status",
            () => new Measurement<int>(IsLeader ? 1 : 0, new KeyValuePair<string, object?>("name", options.Name)),
            description: "1 while this process is the leader, else 0.");
    }

    /// <summary>False as soon as the renew deadline has passed, even where the loop that ends the leadership is late.</summary>
    public bool IsLeader => !_lost && _lock.SinceRenewal < _options.RenewDeadline;

    /// <summary>Who held the lease when it was last seen; null where nobody did.</summary>
    public string? Holder => _lock.Holder is { Length: > 0 } holder ? holder : null;

    private string Lease => $"{_options.Namespace}/{_options.Name}";

    /// <summary>For liveness: what is wrong, or null. A leader whose lease has expired should have ended long ago.</summary>
    public string? Check()
    {
        if (_lost)
            return $"leadership by lease {Lease} was lost; the process must end";
        return _lock.SinceRenewal is { } since && since > _options.LeaseDuration
            ? $"lease {Lease} expired {since - _options.LeaseDuration} ago, and this process still leads"
            : null;
    }

    /// <summary>Waits until this process is the leader and runs <paramref name="lead"/> once.</summary>
    /// <param name="lead">
    /// Its token is cancelled when the process stops and when leadership is lost. After a stop the lease is renewed until it has
    /// ended, and only then released, so that no successor works beside it.
    /// </param>
    /// <param name="stopping">Ends the wait, or the lead.</param>
    /// <exception cref="LeadershipLostException">Thrown at once, whether or not the lead heeds its token: end the process.</exception>
    public async Task RunAsync(Func<CancellationToken, Task> lead, CancellationToken stopping)
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
            throw new InvalidOperationException("An elector runs once: leadership that ended is not resumed.");
        if (!await AcquireAsync(stopping))
            return;

        Log.Acquired(_logger, _options.Identity, Lease);
        var stopLead = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        // Task.Run: a lead that works before its first await must not hold up the renewals.
        var leading = Task.Run(() => lead(stopLead.Token), CancellationToken.None);
        try
        {
            await RenewUntilAsync(leading);
        }
        catch (Exception failure)
        {
            _lost = true;
            Log.Lost(_logger, _options.Identity, failure.Message);
            // Neither awaited nor disposed of: what the lead runs when it is cancelled must be called, but must not keep the
            // process alive.
            _ = stopLead.CancelAsync();
            throw;
        }

        stopLead.Dispose();
        await ReleaseAsync();
        if (!(leading.IsCanceled && stopping.IsCancellationRequested))
            await leading;
    }

    /// <returns>False when stopped before.</returns>
    private async Task<bool> AcquireAsync(CancellationToken stopping)
    {
        string? announced = null;
        while (!stopping.IsCancellationRequested)
        {
            // Not cancelled by the stop: a write whose answer nobody awaits would leave a lease that nobody releases.
            switch (await AttemptAsync(_lock.AcquireAsync, _options.RequestTimeout))
            {
                case LeaseAttempt.Held:
                    return true;
                case LeaseAttempt.Taken taken when taken.Holder != announced:
                    announced = taken.Holder;
                    Log.Waiting(_logger, _options.Identity, Lease, taken.Holder);
                    break;
                case LeaseAttempt.Failed failed:
                    Log.AcquireFailed(_logger, Lease, failed.Reason.Message);
                    break;
            }

            var wait = _options.RetryPeriod * (1 + (_random.NextDouble() * LeaderElectionOptions.JitterFactor));
            await Task.WhenAny(Task.Delay(wait, _time, stopping));
        }

        return false;
    }

    /// <summary>Renews until the lead has ended.</summary>
    private async Task RenewUntilAsync(Task leading)
    {
        Exception? reason = null;
        var wait = _options.RetryPeriod;
        while (true)
        {
            await WaitAsync(leading, wait);
            if (leading.IsCompleted)
                return;

            var remaining = Remaining();
            if (remaining <= TimeSpan.Zero)
                throw new LeadershipLostException($"lease {Lease} was not renewed within {_options.RenewDeadline}", reason);

            switch (await AttemptAsync(_lock.RenewAsync, Least(_options.RequestTimeout, remaining)))
            {
                case LeaseAttempt.Taken { Holder: "" }:
                    throw new LeadershipLostException($"lease {Lease} was cleared by somebody else");
                case LeaseAttempt.Taken taken:
                    throw new LeadershipLostException($"lease {Lease} is held by {taken.Holder}");
                case LeaseAttempt.Failed failed:
                    reason = failed.Reason;
                    Log.RenewFailed(_logger, Lease, _lock.SinceRenewal, reason.Message);
                    break;
            }

            wait = Least(_options.RetryPeriod, Remaining());
        }
    }

    private async Task ReleaseAsync()
    {
        if (await AttemptAsync(_lock.ReleaseAsync, _options.RequestTimeout) is LeaseAttempt.Failed failed)
            Log.ReleaseFailed(_logger, Lease, failed.Reason.Message);
        else
            Log.Released(_logger, Lease);
    }

    private async Task<LeaseAttempt> AttemptAsync(Func<CancellationToken, Task<LeaseAttempt>> attempt, TimeSpan timeout)
    {
        using var patience = new CancellationTokenSource(timeout, _time);
        return await attempt(patience.Token);
    }

    private async Task WaitAsync(Task leading, TimeSpan wait)
    {
        if (wait <= TimeSpan.Zero)
            return;
        using var awake = new CancellationTokenSource();
        await Task.WhenAny(leading, Task.Delay(wait, _time, awake.Token));
        await awake.CancelAsync();
    }

    /// <summary>Time left until leadership ends for want of a renewal.</summary>
    private TimeSpan Remaining() => _options.RenewDeadline - (_lock.SinceRenewal ?? TimeSpan.MaxValue);

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
