using CachePolicyOperator.Policy.Model;

namespace CachePolicyOperator.Policy.Simulation;

/// <summary>What a log does not say.</summary>
public sealed record SimulationOptions
{
    /// <summary>What fits into 150 MB. One store of nginx has at most half as many.</summary>
    public const int MostFollowed = 1 << 21;

    /// <summary>The lifetime that the origin states; null: none, so that the policy's default counts.</summary>
    public CacheDuration? OriginLifetime { get; init; }

    /// <summary>How long the origin takes, where the log does not say.</summary>
    public CacheDuration OriginLatency { get; init; }

    /// <summary>The host of requests whose line names none; null: unknown, so that rules for hosts do not take them.</summary>
    public string? Host { get; init; }

    /// <summary>Each pod has a store of its own, and gets any request with the same chance.</summary>
    public int Pods { get; init; } = 1;

    /// <summary>Objects that are followed at a time, over all pods.</summary>
    public int MostObjects { get; init; } = MostFollowed;
}
