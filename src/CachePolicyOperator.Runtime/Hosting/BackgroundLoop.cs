namespace CachePolicyOperator.Runtime.Hosting;

/// <summary>A loop as a service: begun at the start, cancelled and awaited at the stop.</summary>
internal sealed class BackgroundLoop(Func<CancellationToken, Task> run) : IHostedServer, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.Run(() => run(_stop.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        try
        {
            await _running.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (_running.IsCanceled)
        {
            // Its way to end.
        }
    }

    public void Dispose() => _stop.Dispose();
}
