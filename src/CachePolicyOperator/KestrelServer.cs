using System.Net;
using CachePolicyOperator.Runtime.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

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
        var builder = Empty(kestrel => kestrel.ListenAt(address, static _ => { }));
        builder.Services.AddRoutingCore();
        return builder.Build();
    }

    /// <summary>
    /// Kestrel and nothing else. The other builders would also heed an appsettings.json in the working directory, and watch every
    /// folder below it for one.
    /// </summary>
    protected static WebApplicationBuilder Empty(Action<KestrelServerOptions> configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(configure);
        return builder;
    }
}
