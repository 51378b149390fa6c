using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Rollout.Gates;

/// <summary>One question about a canary.</summary>
/// <remarks>
/// Gates are pure: whatever they judge by is part of the observation, whether pods, probes, Prometheus or counters of real traffic
/// brought it. A gate without data says <see cref="GateResult.Missing"/>; one that has nothing to judge says why it passes.
/// </remarks>
public interface IGate
{
    string Name { get; }

    /// <param name="observation">What was seen.</param>
    /// <param name="policy">The policy on trial.</param>
    GateResult Judge(CanaryObservation observation, EffectivePolicy policy);
}
