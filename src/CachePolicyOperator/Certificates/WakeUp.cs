namespace CachePolicyOperator.Certificates;

/// <summary>Ends a wait early. Calls between two waits end the second at once, as one.</summary>
internal sealed class WakeUp
{
    private volatile TaskCompletionSource _called = New();

    public void Call() => _called.TrySetResult();

    /// <summary>Returns after <paramref name="longest"/>, or sooner when called.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        await _called.Task.WaitAsync(longest, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (_called.Task.IsCompleted)
            _called = New();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
