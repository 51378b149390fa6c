namespace CachePolicyOperator.Runtime.Hosting;

/// <summary>Something that runs for the life of the process and has a place in the order of start and stop.</summary>
public interface IHostedServer
{
    /// <summary>Completes when it is serving.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Completes when it has stopped; <paramref name="cancellationToken"/> says that waiting has to end.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}
