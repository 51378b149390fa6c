using System.Collections.Concurrent;
using CachePolicyOperator.Runtime.Hosting;

namespace CachePolicyOperator.Tests.Runtime.Hosting;

/// <summary>A server that tells when it starts and stops, and fails at either if asked to.</summary>
internal sealed class Part(string name, ConcurrentQueue<string> order, Exception? startFailure = null, Exception? stopFailure = null)
    : IHostedServer
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        order.Enqueue($"start {name}");
        return startFailure is null ? Task.CompletedTask : Task.FromException(startFailure);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        order.Enqueue($"stop {name}");
        return stopFailure is null ? Task.CompletedTask : Task.FromException(stopFailure);
    }
}
