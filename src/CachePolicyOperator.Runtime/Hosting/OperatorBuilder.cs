using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Controllers;
using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Runtime.Controllers;
using CachePolicyOperator.Runtime.Informers;
using CachePolicyOperator.Runtime.Metrics;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Runtime.Hosting;

/// <summary>
/// Puts an operator together. Informers can be asked for first, so that controllers get stores and indexes through their
/// constructors.
/// </summary>
public sealed class OperatorBuilder
{
    private readonly OperatorOptions _options;
    private readonly RuntimeMetrics _metrics;
    private readonly ILoggerFactory _loggers;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly InformerSet _informers;
    private readonly List<IHostedServer> _background = [];
    private readonly List<IHostedServer> _servers = [];
    private readonly List<IControllerRunner> _controllers = [];
    private LeaderElection _election = static (lead, cancellationToken) => lead(cancellationToken);

    public OperatorBuilder(
        IKubernetesClient client,
        OperatorOptions options,
        RuntimeMetrics metrics,
        ILoggerFactory loggers,
        TimeProvider? time = null,
        Random? random = null)
    {
        _options = options;
        _metrics = metrics;
        _loggers = loggers;
        _time = time ?? TimeProvider.System;
        _random = random ?? Random.Shared;
        _informers = new(client, _time, _random, loggers.CreateLogger("Informers"), options.StreamLists);
    }

    /// <summary>Is the process alive? (<c>/healthz</c>)</summary>
    public HealthChecks Liveness { get; } = new("healthz");

    /// <summary>May the process get requests? (<c>/readyz</c>)</summary>
    public HealthChecks Readiness { get; } = new("readyz");

    /// <summary>The informer of a kind, one for each scope.</summary>
    public SharedInformer<T> Informer<T>(InformerScope? scope = null)
        where T : class, IKubernetesObject
        => _informers.Get<T>(scope ?? _options.Scope);

    /// <summary>Adds what others need while they start and stop, such as the event recorder: starts first, stops last.</summary>
    public OperatorBuilder AddBackground(IHostedServer service)
    {
        _background.Add(service);
        return this;
    }

    /// <summary>Adds a loop of this kind, which runs until its token is cancelled.</summary>
    public OperatorBuilder AddBackground(Func<CancellationToken, Task> run) => AddBackground(new BackgroundLoop(run));

    /// <summary>Adds a server: starts before the informers, in the order added, and stops after them.</summary>
    public OperatorBuilder AddServer(IHostedServer server)
    {
        _servers.Add(server);
        return this;
    }

    /// <summary>Controllers run only while this process is the leader. Without an election they always run.</summary>
    public OperatorBuilder WithLeaderElection(LeaderElection election)
    {
        _election = election;
        return this;
    }

    public OperatorBuilder AddController<TEntity>(
        IEntityController<TEntity> controller, Action<ControllerBuilder<TEntity>>? configure = null, InformerScope? scope = null)
        where TEntity : class, IKubernetesObject
    {
        var builder = new ControllerBuilder<TEntity>(Informer<TEntity>(scope), _informers, _options.Scope);
        configure?.Invoke(builder);
        _controllers.Add(builder.Build(controller, _time, _random, _metrics, _loggers.CreateLogger(controller.GetType().Name)));
        return this;
    }

    public OperatorHost Build() =>
        new(_options, _background, _servers, _informers, _controllers, _election, Readiness, _time, _loggers.CreateLogger("Operator"));
}
