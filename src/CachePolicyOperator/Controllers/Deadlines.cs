using CachePolicyOperator.Entities;
using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Controllers;

/// <summary>The time after which a policy's rollout is called stuck.</summary>
internal static class Deadlines
{
    private static readonly TimeSpan Default = TimeSpan.FromMinutes(10);

    /// <summary>The policy's own deadline; the default for a policy that was never accepted with a valid one.</summary>
    public static TimeSpan Of(CachePolicy policy) =>
        CacheDuration.Parse(policy.Spec.Rollout.ProgressDeadline) is Parsed<CacheDuration>.Value parsed ? parsed.Result.TimeSpan : Default;
}
