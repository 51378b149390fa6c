using System.Diagnostics.Metrics;
using System.Net;
using CachePolicyOperator.Tests.Runtime.Events;
using CachePolicyOperator.Webhooks.Endpoint;
using CachePolicyOperator.Webhooks.Reviews;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Tests.Webhooks.Endpoint;

/// <summary>The endpoint in a real server on loopback, without TLS.</summary>
internal sealed class EndpointServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Meter _meter = new("test");

    private EndpointServer(IAdmissionReviewer reviewer, TimeProvider time)
    {
        Metrics = new(_meter);
        var endpoint = new AdmissionEndpoint([new("policies", reviewer)], new AdmissionMetrics(_meter), time, Log);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(new Forwarding(Log));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // The server's own limit on slow bodies would hide whether the endpoint has one.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        _application = builder.Build();
        _application.Run(endpoint.InvokeAsync);
    }

    /// <summary>What the endpoint logged, and every error of the server: an exception that reached it.</summary>
    public LogLines<object> Log { get; } = new();

    public MeterSums Metrics { get; }

    public Uri Address => new(_application.Urls.Single());

    public static async Task<EndpointServer> StartAsync(IAdmissionReviewer? reviewer = null, TimeProvider? time = null)
    {
        var server = new EndpointServer(reviewer ?? Scripted.Allowing, time ?? TimeProvider.System);
        await server._application.StartAsync();
        return server;
    }

    public Task<RawConnection> ConnectAsync() => RawConnection.OpenAsync(Address);

    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        Metrics.Dispose();
        _meter.Dispose();
    }

    private sealed class Forwarding(LogLines<object> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                log.Log(logLevel, eventId, state, exception, formatter);
        }

        public void Dispose()
        {
        }
    }
}
