using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Certificates;
using CachePolicyOperator.Runtime.Metrics;
using CachePolicyOperator.Tests.Runtime;
using CachePolicyOperator.Tests.Runtime.Events;

namespace CachePolicyOperator.Tests.Operator.Certificates;

/// <summary>A replica whose rounds and whose view of the cluster a test moves by hand.</summary>
internal sealed class Rounds : IDisposable
{
    private readonly CertificateCluster _cluster;
    private readonly RuntimeMetrics _metrics = new();
    private readonly CertificateRound _round;
    private Secret? _secret;
    private ValidatingWebhookConfiguration? _configuration;

    public Rounds(CertificateCluster cluster, CertificateOptions options, TimeProvider time)
    {
        _cluster = cluster;
        Counters = new(_metrics);
        var announcer = new CertificateAnnouncer(options, Events, new(_metrics.Meter), Log);
        _round = new(new(cluster, options, "system"), options, ServingNames.Of("hook", "system", []), announcer, time);
    }

    public ServingLeaf? Leaf => _round.Leaf;

    public Counters Counters { get; }

    public RecordedEvents Events { get; } = new();

    public LogLines<Rounds> Log { get; } = new();

    /// <summary>The watch reports the Secret.</summary>
    public void SeeSecret() => _secret = _cluster.Secret;

    /// <summary>The watch reports the configuration.</summary>
    public void SeeConfiguration() => _configuration = _cluster.Configuration;

    /// <summary>One round on what was seen last.</summary>
    public Task<CertificatePlan> StepAsync() => _round.RunAsync(_secret, _configuration, CancellationToken.None);

    /// <summary>Sees everything and does everything until nothing is left to do.</summary>
    public async Task<CertificatePlan> SettleAsync()
    {
        for (var i = 0; i < 10; i++)
        {
            SeeSecret();
            SeeConfiguration();
            if (await StepAsync() is not CertificatePlan.Write and var plan)
                return plan;
        }

        throw new InvalidOperationException("There is no end to it.");
    }

    public void Dispose()
    {
        Counters.Dispose();
        _metrics.Dispose();
    }
}
