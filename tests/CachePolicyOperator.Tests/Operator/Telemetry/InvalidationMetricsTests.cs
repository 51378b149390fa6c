using CachePolicyOperator.Entities;
using CachePolicyOperator.Runtime.Metrics;
using CachePolicyOperator.Telemetry;
using CachePolicyOperator.Tests.Operator.Controllers;
using CachePolicyOperator.Tests.Runtime;

namespace CachePolicyOperator.Tests.Operator.Telemetry;

public sealed class InvalidationMetricsTests : IDisposable
{
    private readonly RuntimeMetrics _metrics = new();
    private readonly Counters _counters;
    private readonly InvalidationMetrics _invalidations;

    public InvalidationMetricsTests()
    {
        _counters = new(_metrics);
        _invalidations = new(_metrics.Meter);
    }

    public void Dispose()
    {
        _counters.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public void A_raised_generation_is_counted_by_its_cause()
    {
        var failed = new CachePolicyStatus { Revision = "r2", CacheGeneration = 2, Failure = new() { Revision = "r1", Content = "c", Gate = "Ready", Message = "", Time = default } };

        _invalidations.Observe(Policy(new() { CacheGeneration = 1 }), new() { CacheGeneration = 2, Rollout = new() { Phase = RolloutPhase.Promoting, Revision = "r2" } });
        _invalidations.Observe(Policy(new() { CacheGeneration = 2 }), new() { CacheGeneration = 3, Rollout = new() { Phase = RolloutPhase.RollingBack, Revision = "r1" } });
        _invalidations.Observe(Policy(failed, retry: "r1"), new() { CacheGeneration = 3, Rollout = new() { Phase = RolloutPhase.Promoting, Revision = "r1" } });

        Assert.Equal((1, 1, 1), Counted());
    }

    [Fact]
    public void What_is_kept_is_not_counted()
    {
        _invalidations.Observe(Policy(null), new() { CacheGeneration = 7 });
        _invalidations.Observe(Policy(new() { CacheGeneration = 7 }), new() { CacheGeneration = 7 });

        Assert.Equal((0, 0, 0), Counted());
    }

    private static CachePolicy Policy(CachePolicyStatus? status, string? retry = null) => Storefront.Policy with
    {
        Metadata = Storefront.Policy.Metadata with { Annotations = retry is null ? null : new Dictionary<string, string> { [Marks.Retry] = retry } },
        Status = status,
    };

    private (long Stricter, long Return, long Retry) Counted() => (Of("stricter"), Of("return"), Of("retry"));

    private long Of(string cause) => _counters[$"cachepolicy_invalidations_total{{cause={cause}}}"];
}
