using CachePolicyOperator.Runtime.Hosting;

namespace CachePolicyOperator;

/// <summary>A loop that runs from the start to the very end of the process.</summary>
internal sealed class BackgroundLoop(Func<CancellationToken, Task> run) : IHostedServer, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = run(_stopping.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();
}
