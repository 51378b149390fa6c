namespace CachePolicyOperator.Runtime.Leadership;

/// <summary>Which lease decides who leads, and how patient the candidates are. The defaults are client-go's.</summary>
public sealed record LeaderElectionOptions
{
    /// <summary>client-go's jitter: a candidate waits between one and 2.2 retry periods, so that replicas do not ask in step.</summary>
    internal const double JitterFactor = 1.2;

    /// <summary>The lease's namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The lease's name; all replicas that compete share it.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Names this process. Must never name two processes that live at the same time: a holder of the same name is taken for this
    /// process itself.
    /// </summary>
    public required string Identity { get; init; }

    /// <summary>How long the others wait after the last renewal they saw; whole seconds.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the leader goes on without a successful renewal before it gives up.</summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time between renewals, and between attempts to acquire.</summary>
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>No request may use up the whole deadline: a dead connection must leave time for a second attempt.</summary>
    internal TimeSpan RequestTimeout => RenewDeadline / 2;

    /// <exception cref="ArgumentException">A name is missing, or the durations do not keep two leaders apart.</exception>
    internal void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(Namespace), "the lease's namespace must be given");
        Require(!string.IsNullOrWhiteSpace(Name), "the lease's name must be given");
        Require(!string.IsNullOrWhiteSpace(Identity), "the identity must be given");
        Require(RetryPeriod > TimeSpan.Zero, "the retry period must be positive");
        Require(RenewDeadline > RetryPeriod * JitterFactor, $"the renew deadline must exceed {JitterFactor} retry periods");
        Require(LeaseDuration > RenewDeadline, "the lease duration must exceed the renew deadline");
        Require(
            LeaseDuration.Ticks % TimeSpan.TicksPerSecond == 0 && LeaseDuration.TotalSeconds <= int.MaxValue,
            "the lease duration must be whole seconds, as the API counts it");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new ArgumentException($"Leader election: {message}.");
    }
}
