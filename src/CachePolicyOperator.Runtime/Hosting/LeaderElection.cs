namespace CachePolicyOperator.Runtime.Hosting;

/// <summary>
/// Runs <paramref name="lead"/> while this process is the leader.
/// </summary>
/// <remarks>
/// When <paramref name="cancellationToken"/> is cancelled it cancels the token that it gave to <paramref name="lead"/>, keeps the
/// lease until <paramref name="lead"/> has returned, releases it and returns. When leadership is lost it throws at once, without
/// waiting for <paramref name="lead"/>.
/// </remarks>
public delegate Task LeaderElection(Func<CancellationToken, Task> lead, CancellationToken cancellationToken);
