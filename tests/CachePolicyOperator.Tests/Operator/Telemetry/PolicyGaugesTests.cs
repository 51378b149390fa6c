using System.Diagnostics.Metrics;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Judging;
using CachePolicyOperator.Telemetry;
using CachePolicyOperator.Tests.Operator.Controllers;
using CachePolicyOperator.Tests.Operator.Judging;
using Microsoft.Extensions.Time.Testing;

namespace CachePolicyOperator.Tests.Operator.Telemetry;

public sealed class PolicyGaugesTests : IDisposable
{
    private readonly MetricsCollector _collector = new("GaugesTests");
    private readonly Meter _meter = new("GaugesTests");
    private readonly Listed<CachePolicy> _policies = new();

    public PolicyGaugesTests()
    {
        var time = new FakeTimeProvider();
        var verdicts = new VerdictLedger(new(_policies, new(new Listed<CacheGuardrail>()), new Listed<NamespaceMetadata>(), new(new HostIndex(_policies)), time), time);
        _ = new PolicyGauges(_meter, _policies, verdicts);
    }

    public void Dispose()
    {
        _meter.Dispose();
        _collector.Dispose();
    }

    [Fact]
    public void Each_phase_of_a_rollout_has_a_series_from_the_start()
    {
        var text = _collector.Collect();

        Assert.All(Enum.GetNames<RolloutPhase>(), phase => Assert.Contains($"cachepolicy_rollouts{{phase=\"{phase}\"}} 0\n", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Rollouts_and_the_revisions_that_pods_serve_are_counted()
    {
        Put("a", RolloutPhase.Canary, "r1", "r2");
        Put("b", RolloutPhase.Complete, "r7");
        Put("c", RolloutPhase.Complete, "r1");
        _policies.Put(Storefront.Policy with { Metadata = new() { Name = "new", Namespace = "shop" } });

        var text = _collector.Collect();

        Assert.Contains("cachepolicy_rollouts{phase=\"Canary\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("cachepolicy_rollouts{phase=\"Complete\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("cachepolicy_revisions_served 4\n", text, StringComparison.Ordinal);
    }

    private void Put(string name, RolloutPhase phase, params string[] revisions) => _policies.Put(Storefront.Policy with
    {
        Metadata = new() { Name = name, Namespace = "shop" },
        Status = new()
        {
            Rollout = new() { Phase = phase, Revision = revisions[0] },
            Pods = new() { Revisions = [.. revisions.Select(revision => new RevisionPods { Revision = revision, Pods = 1 })] },
        },
    });
}
