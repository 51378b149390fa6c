using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Entities.Schema;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Entities;

/// <summary>How the present revision reaches the pods.</summary>
public sealed record RolloutStatus
{
    /// <summary>How far it is.</summary>
    public RolloutPhase Phase { get; init; }

    /// <summary>The revision that this is about.</summary>
    public string Revision { get; set; } = "";

    /// <summary>The whole in one line.</summary>
    public string? Message { get; init; }

    /// <summary>Since when it waits for other rollouts to end. A change of the spec in the meantime keeps its place in the queue.</summary>
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? QueuedSince { get; init; }

    /// <summary>When the workload was switched to the revision.</summary>
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? Started { get; init; }

    /// <summary>Since when all canary pods are ready.</summary>
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>Until when the canary serves at least before the others follow.</summary>
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>When the others followed the canary.</summary>
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? Promoted { get; init; }

    /// <summary>Names of the canary's pods.</summary>
    [Items(0, 10)]
    public IReadOnlyList<string>? CanaryPods { get; init; }

    /// <summary>What the canary was judged by.</summary>
    [Items(0, 32)]
    [ListMapKey("name")]
    public IReadOnlyList<GateStatus>? Gates { get; init; }
}
