using System.Reflection;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Controllers;
using CachePolicyOperator.Definitions;
using CachePolicyOperator.Drift;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Guardrails;
using CachePolicyOperator.Health;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Probing;
using CachePolicyOperator.Revisions;
using CachePolicyOperator.Runtime.Client;
using CachePolicyOperator.Runtime.Configuration;
using CachePolicyOperator.Runtime.Events;
using CachePolicyOperator.Runtime.Hosting;
using CachePolicyOperator.Runtime.Leadership;
using CachePolicyOperator.Runtime.Metrics;
using CachePolicyOperator.Serving;
using CachePolicyOperator.Telemetry;
using CachePolicyOperator.Webhooks;

namespace CachePolicyOperator;

/// <summary>Puts the parts together and runs them.</summary>
internal static class OperatorProgram
{
    private const string Name = "cachepolicy-operator";

    /// <summary>How the names of the operator's meters begin.</summary>
    private const string Meters = "CachePolicyOperator";

    private static string Version { get; } =
        typeof(OperatorProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Unique to this process: the elector takes a holder of its own name for itself.</summary>
    private static string Identity { get; } = $"{Environment.MachineName}_{Guid.NewGuid():N}";

    /// <summary>The exit code: 0 after a stop that was asked for, 1 when the operator cannot go on.</summary>
    public static async Task<int> RunAsync(HostOptions options, CancellationToken stopping)
    {
        using var loggers = Loggers.Create(options.LogFormat);
        var logger = loggers.CreateLogger("CachePolicyOperator");
        try
        {
            var configuration = DefaultConfiguration.Load(options.Kubeconfig, options.Context, TimeProvider.System);
            Log.Starting(logger, Version, configuration.Server, configuration.Source);
            await RunAsync(options, configuration, loggers, stopping);
            Log.Ended(logger);
            return 0;
        }
        catch (Exception e) when (e is ConfigurationException or LeadingEndedException or TimeoutException or IOException)
        {
            Log.Ending(logger, e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message);
            return 1;
        }
    }

    private static async Task RunAsync(HostOptions options, KubernetesConfiguration configuration, ILoggerFactory loggers, CancellationToken stopping)
    {
        var rehearsal = Task.Run(() => Rehearsal.Run(TimeProvider.System.GetUtcNow()), CancellationToken.None);
        using var export = OtlpExport.Create(Name, Version);
        using var collector = options.MetricsAddress is null ? null : new MetricsCollector(Meters);
        using var metrics = new RuntimeMetrics();
        using var requests = new ClientMetrics();
        using var client = new KubernetesClient(
            configuration,
            new() { UserAgent = $"{Name}/{Version}" },
            requests,
            TimeProvider.System,
            EntitiesJsonContext.Default,
            RevisionsJsonContext.Default,
            JudgingJsonContext.Default,
            DriftJsonContext.Default,
            DefinitionsJsonContext.Default);
        using var pods = new DirectPodHttp();
        using var traffic = new DirectPodTraffic(TimeProvider.System);
        using var prometheus = new PrometheusClient(options.Prometheus, TimeProvider.System);
        var ways = ProbesDirectly(options.Probe, configuration)
            ? new WaysToPods(pods, traffic, client, prometheus)
            : new WaysToPods(new ApiServerPodHttp(client), new ApiServerPodTraffic(client), client, prometheus);
        var events = new EventRecorder(client, new() { ReportingController = Name, ReportingInstance = Identity }, metrics.Meter, TimeProvider.System, Random.Shared, loggers.CreateLogger<EventRecorder>());

        var builder = new OperatorBuilder(client, OperatorOptions.Default with { ShutdownDelay = options.ShutdownDelay }, metrics, loggers);
        using var background = new BackgroundLoop(events.RunAsync);
        await using var health = new HealthServer(builder.Liveness, builder.Readiness, options.HealthAddress);
        builder.AddBackground(background).AddServer(health);
        await using var scraped = collector is null ? null : new MetricsServer(collector, options.MetricsAddress!);
        if (scraped is not null)
            builder.AddServer(scraped);
        AddGate(builder, client, loggers);
        var caches = new Caches(builder, options.Namespace);
        var reviews = new PolicyReviews(caches.Policies, new(caches.Guardrails), caches.Namespaces, new(caches.PoliciesByHost), TimeProvider.System);
        var verdicts = new VerdictLedger(reviews, TimeProvider.System);
        _ = new PolicyGauges(metrics.Meter, caches.Policies, verdicts);
        await using var webhook = await WebhookSetup.CreateAsync(builder, options, configuration, caches, reviews, client, events, metrics, loggers, stopping);
        if (webhook is not null)
            builder.AddServer(webhook);
        PolicyReconciliation.Add(builder, options, caches, reviews, verdicts, client, events, ways, metrics.Meter);
        GuardrailReconciliation.Add(builder, caches, reviews, verdicts, client);
        if (options.LeaderElect)
            AddElection(builder, options, configuration, client, metrics, loggers);

        using var host = builder.Build();
        await host.RunAsync(stopping);
        await rehearsal;
    }

    /// <summary>After the servers that tell why nothing else starts.</summary>
    private static void AddGate(OperatorBuilder builder, IKubernetesClient client, ILoggerFactory loggers)
    {
        var own = BundleVersion.Parse(Version) ?? throw new InvalidOperationException($"the assembly's version is {Version}");
        var gate = new DefinitionGate(client, own, TimeProvider.System, loggers.CreateLogger("Definitions"));
        builder.Readiness.Add("crds", gate.Check);
        builder.AddServer(gate);
    }

    private static void AddElection(OperatorBuilder builder, HostOptions options, KubernetesConfiguration configuration, IKubernetesClient client, RuntimeMetrics metrics, ILoggerFactory loggers)
    {
        var lease = new LeaderElectionOptions
        {
            Namespace = options.LeaseNamespace ?? configuration.Namespace,
            Name = Name,
            Identity = Identity,
        };
        var elector = new LeaderElector(client, lease, metrics.Meter, TimeProvider.System, Random.Shared, loggers.CreateLogger<LeaderElector>());
        builder.Liveness.Add("leader", elector.Check);
        builder.WithLeaderElection(elector.RunAsync);
    }

    private static bool ProbesDirectly(ProbeRoute route, KubernetesConfiguration configuration) =>
        route == ProbeRoute.Direct || (route == ProbeRoute.Auto && configuration.IsInCluster);
}
