using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Certificates;
using CachePolicyOperator.Runtime.Hosting;
using CachePolicyOperator.Runtime.Metrics;
using CachePolicyOperator.Tests.Runtime;
using CachePolicyOperator.Tests.Runtime.Events;
using Microsoft.Extensions.Logging;

namespace CachePolicyOperator.Tests.Operator.Certificates;

/// <summary>An operator that does nothing but keep its certificate.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly RuntimeMetrics _metrics = new();
    private readonly LoggerFactory _loggers = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly OperatorHost _host;
    private readonly Task _running;

    public Replica(IKubernetesClient client, CertificateOptions options, TimeProvider time)
    {
        Counters = new(_metrics);
        var builder = new OperatorBuilder(client, OperatorOptions.Default, _metrics, _loggers, time);
        Certificate = WebhookCertificates.Add(builder, options, "cachepolicy-system", client, Events, _metrics.Meter, time, Log);
        Readiness = builder.Readiness;
        builder.WithLeaderElection((_, cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken));
        _host = builder.Build();
        _running = _host.RunAsync(_stopping.Token);
    }

    public IServingCertificate Certificate { get; }

    public HealthChecks Readiness { get; }

    public Counters Counters { get; }

    public RecordedEvents Events { get; } = new();

    public LogLines<Replica> Log { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _host.Dispose();
        Counters.Dispose();
        _metrics.Dispose();
        _loggers.Dispose();
        _stopping.Dispose();
    }
}
