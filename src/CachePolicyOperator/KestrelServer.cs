using System.Net;
using CachePolicyOperator.Runtime.Hosting;

namespace CachePolicyOperator;

/// <summary>A server on a port of its own. A stop waits for what is being answered.</summary>
internal abstract class KestrelServer(WebApplication application) : IHostedServer, IAsyncDisposable
{
    /// <summary>Where it listens, once started.</summary>
    public IEnumerable<string> Addresses => application.Urls;

    /// <exception cref="IOException">The address is taken.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => application.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => application.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => application.DisposeAsync();

    /// <summary>An application that serves plain HTTP, and as yet nothing.</summary>
    protected static WebApplication Plain(IPEndPoint address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenAt(address, static _ => { }));
        return builder.Build();
    }
}
