using CachePolicyOperator.Entities;

namespace CachePolicyOperator.Policy.Model;

/// <summary>
/// A valid policy with every default written out, every duration and size read, and every set in one order. Two specs that
/// mean the same give equal renderings.
/// </summary>
public sealed record EffectivePolicy
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public required Engine Engine { get; init; }

    public required EffectiveListen Listen { get; init; }

    public required EffectiveOrigin Origin { get; init; }

    /// <summary>In order: the first one that matches decides.</summary>
    public required IReadOnlyList<EffectiveRule> Rules { get; init; }

    public required EffectiveStorage Storage { get; init; }

    /// <summary>Requests through which a change is judged; they are no part of the rendering.</summary>
    public IReadOnlyList<EffectiveProbe> Probes { get; init; } = [];

    /// <summary>Queries to Prometheus through which a change is judged; they are no part of the rendering.</summary>
    public IReadOnlyList<EffectiveQueryGate> Queries { get; init; } = [];
}
