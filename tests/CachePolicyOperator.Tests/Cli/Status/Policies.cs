using CachePolicyOperator.Abstractions.Meta;
using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Tests.Cli.Status;

internal static class Policies
{
    public static CachePolicy Ready(string name = "storefront", string version = "1") => new()
    {
        Metadata = new() { Namespace = "shop", Name = name, Generation = 2, ResourceVersion = version },
        Status = new()
        {
            ObservedGeneration = 2,
            Revision = "abc123",
            CacheGeneration = 4,
            Pods = new() { Ready = 3, Serving = 3, Summary = "3/3", Revisions = [new() { Revision = "abc123", Pods = 3 }] },
            Rollout = new() { Phase = RolloutPhase.Complete, Revision = "abc123" },
            Conditions = [.. new[] { "Accepted", "Rendered", "RolledOut", "Serving", "Ready" }.Select(type => new Condition { Type = type, Status = ConditionStatus.True, Reason = "Fine" })],
        },
    };

    /// <summary>One pod of three has the new revision.</summary>
    public static CachePolicy Canary(string version = "2")
    {
        var ready = Ready(version: version);
        return ready with
        {
            Status = ready.Status! with
            {
                Revision = "def456",
                Pods = new() { Ready = 3, Serving = 1, Summary = "1/3", Revisions = [new() { Revision = "abc123", Pods = 2 }, new() { Revision = "def456", Pods = 1 }], Deviating = [new() { Pod = "proxy-1", Reason = "serves abc123" }] },
                Rollout = new() { Phase = RolloutPhase.Canary, Revision = "def456", Message = "1 of 3 pods is on trial" },
                Stable = new() { Revision = "abc123" },
                Conditions =
                [
                    new() { Type = "Accepted", Status = ConditionStatus.True, Reason = "Fine" },
                    new() { Type = "RolledOut", Status = ConditionStatus.False, Reason = "CanaryHeld", Message = "held until noon" },
                    new() { Type = "Ready", Status = ConditionStatus.False, Reason = "CanaryHeld" },
                ],
            },
        };
    }
}
