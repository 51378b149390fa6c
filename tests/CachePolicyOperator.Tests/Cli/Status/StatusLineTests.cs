using CachePolicyOperator.Cli.Status;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Tests.Cli.Status;

public sealed class StatusLineTests
{
    [Fact]
    public void A_ready_policy_has_nothing_more_to_say() =>
        Assert.Equal(new StatusLine("shop/storefront", "Ready", "abc123", "4", "3/3", "", ""), StatusLine.Of(Policies.Ready()));

    [Fact]
    public void The_first_condition_that_does_not_hold_is_told() =>
        Assert.Equal(new StatusLine("shop/storefront", "RolledOut=False CanaryHeld", "def456", "4", "1/3", "Canary", "held until noon"), StatusLine.Of(Policies.Canary()));

    [Fact]
    public void One_that_nobody_has_looked_at_says_so()
    {
        Assert.Equal("Unseen", StatusLine.Of(new CachePolicy { Metadata = new() { Namespace = "shop", Name = "a" } }).State);
        var ready = Policies.Ready();
        Assert.Equal("Outdated", StatusLine.Of(ready with { Metadata = ready.Metadata with { Generation = 3 } }).State);
    }

    [Fact]
    public void A_table_is_aligned() => Assert.Equal(
        [
            "POLICY            STATE                        REVISION   GEN   SERVING   ROLLOUT   MESSAGE",
            "shop/a            Ready                        abc123     4     3/3",
            "shop/storefront   RolledOut=False CanaryHeld   def456     4     1/3       Canary    held until noon",
        ],
        StatusTable.Of([StatusLine.Of(Policies.Ready("a")), StatusLine.Of(Policies.Canary())]));

    [Fact]
    public void Who_serves_what_is_told_pod_by_pod() => Assert.Equal(
        [
            "wanted: revision def456, cache generation 4; last good: abc123",
            "2 pods serve abc123, another one",
            "1 pod serves def456",
            "pod proxy-1: serves abc123",
            "rollout Canary: 1 of 3 pods is on trial",
            "RolledOut=False (CanaryHeld): held until noon",
        ],
        ServedBy.Of(Policies.Canary()));
}
