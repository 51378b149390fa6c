using System.Diagnostics.CodeAnalysis;
using CachePolicyOperator.Runtime.Controllers;
using CachePolicyOperator.Runtime.Informers;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Hosting;

/// <summary>
/// Starts and stops the parts of an operator in order.
/// </summary>
/// <remarks>
/// <para>Start: background services (event recorder), servers (health and metrics first, then webhooks: the API server may call them while
/// it answers the first list), informers, leader election, controllers. A replica that waits for the lease has full stores.</para>
/// <para>Stop: controllers finish what is in flight, the lease is released, after a delay informers, servers in reverse order, background services.</para>
/// </remarks>
public sealed class OperatorHost : IDisposable
{
    private readonly OperatorOptions _options;
    private readonly IReadOnlyList<IHostedServer> _background;
    private readonly IReadOnlyList<IHostedServer> _servers;
    private readonly InformerSet _informers;
    private readonly IReadOnlyList<IControllerRunner> _controllers;
    private readonly LeaderElection _election;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private volatile bool _synced;

    internal OperatorHost(
        OperatorOptions options,
        IReadOnlyList<IHostedServer> background,
        IReadOnlyList<IHostedServer> servers,
        InformerSet informers,
        IReadOnlyList<IControllerRunner> controllers,
        LeaderElection election,
        HealthChecks readiness,
        TimeProvider time,
        ILogger logger)
    {
        _options = options;
        _background = background;
        _servers = servers;
        _informers = informers;
        _controllers = controllers;
        _election = election;
        _time = time;
        _logger = logger;
        readiness.Add("informers", CheckInformers);
    }

    /// <summary>
    /// Runs until <paramref name="stopping"/> and returns after an orderly stop; throws when the operator cannot go on, and then
    /// the process has to end with an error.
    /// </summary>
    /// <exception cref="TimeoutException">The first lists did not arrive in time.</exception>
    /// <exception cref="LeadingEndedException">The lease was lost. Nothing was stopped in order: another leader may be acting.</exception>
    public async Task RunAsync(CancellationToken stopping)
    {
        var started = new Stack<IHostedServer>();
        using var stopInformers = new CancellationTokenSource();
        var informers = Task.CompletedTask;
        try
        {
            foreach (var server in (IEnumerable<IHostedServer>)[.. _background, .. _servers])
            {
                await server.StartAsync(stopping);
                started.Push(server);
            }

            Log.Starting(_logger);
            informers = _informers.RunAsync(stopInformers.Token);
            await SyncAsync(stopping);
            await LeadAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked to stop while starting.
        }
        catch (LeadingEndedException failure)
        {
            // Whatever were waited for here would give two leaders time to act side by side.
            await stopInformers.CancelAsync();
            Log.LeadingEnded(_logger, failure);
            throw;
        }
        catch (Exception)
        {
            await StopAsync(stopInformers, informers, started);
            throw;
        }

        if (_synced)
            await Task.Delay(_options.ShutdownDelay, _time, CancellationToken.None);
        await StopAsync(stopInformers, informers, started);
    }

    public void Dispose()
    {
        foreach (var controller in _controllers)
            controller.Dispose();
        foreach (var loop in _background.OfType<BackgroundLoop>())
            loop.Dispose();
    }

    private async Task SyncAsync(CancellationToken stopping)
    {
        var begun = _time.GetTimestamp();
        try
        {
            await _informers.WaitForSyncAsync().WaitAsync(_options.SyncTimeout, _time, stopping);
        }
        catch (TimeoutException timeout)
        {
            throw new TimeoutException(
                $"No complete list after {_options.SyncTimeout} of: {string.Join("; ", _informers.Unsynced)}. Are the CRDs installed and may this service account list and watch?",
                timeout);
        }

        _synced = true;
        Log.Ready(_logger, _time.GetElapsedTime(begun));
    }

    // The election does not wait for the controllers when the lease is lost: `abort` cancels them then.
    private async Task LeadAsync(CancellationToken stopping)
    {
        using var abort = new CancellationTokenSource();
        try
        {
            await _election(lead => ReconcileAsync(lead, stopping, abort.Token), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // An election may end a wait for the lease this way.
        }
        catch (Exception failure)
        {
            await abort.CancelAsync();
            throw new LeadingEndedException(failure);
        }

        if (!stopping.IsCancellationRequested)
            throw new LeadingEndedException(new InvalidOperationException("The leader election ended."));
    }

    private async Task ReconcileAsync(CancellationToken lead, CancellationToken stopping, CancellationToken abort)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(abort);
        using var registration = lead.Register(() =>
        {
            if (!stopping.IsCancellationRequested)
                lost.Cancel();
        });
        await Task.WhenAll(_controllers.Select(controller => controller.SubscribeAsync()))
            .WaitAsync(_options.SyncTimeout, _time, lead);
        await Task.WhenAll(_controllers.Select(controller => controller.RunAsync(_options.ShutdownGrace, lead, lost.Token)));
    }

    [SuppressMessage("Design", "CA1031", Justification = "One part that fails to stop must not keep the others from stopping; it is logged.")]
    private async Task StopAsync(CancellationTokenSource stopInformers, Task informers, Stack<IHostedServer> started)
    {
        Log.Stopping(_logger);
        await stopInformers.CancelAsync();
        await informers;
        using var grace = new CancellationTokenSource(_options.ShutdownGrace, _time);
        while (started.TryPop(out var server))
        {
            try
            {
                await server.StopAsync(grace.Token);
            }
            catch (Exception failure)
            {
                Log.StopFailed(_logger, failure);
            }
        }

        Log.Stopped(_logger);
    }

    private string? CheckInformers() => _synced ? null : $"waiting for the first list of {string.Join("; ", _informers.Unsynced)}";
}
