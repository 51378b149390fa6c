namespace CachePolicyOperator.Runtime.Client;

/// <summary>A token that is cancelled by the caller or by time, and knows which of them it was.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _either;

    public Deadline(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        _caller = caller;
        _timeout = new(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _timeout.Token);
    }

    public CancellationToken Token => _either.Token;

    public bool HasPassed => _timeout.IsCancellationRequested && !_caller.IsCancellationRequested;

    /// <summary>Puts the deadline off, to <paramref name="limit"/> from now.</summary>
    public void Extend(TimeSpan limit) => _timeout.CancelAfter(limit);

    public void Dispose()
    {
        _either.Dispose();
        _timeout.Dispose();
    }
}
