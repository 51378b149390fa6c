using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>How far the present revision is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RolloutPhase>))]
public enum RolloutPhase
{
    /// <summary>It waits for other rollouts to end.</summary>
    Queued,

    /// <summary>Some pods have it and are judged.</summary>
    Canary,

    /// <summary>Somebody has paused it.</summary>
    Paused,

    /// <summary>The workload replaces its pods.</summary>
    Promoting,

    /// <summary>Every ready pod serves it.</summary>
    Complete,

    /// <summary>The change failed, and the workload returns to the last good revision.</summary>
    RollingBack,

    /// <summary>Every ready pod serves the last good revision again.</summary>
    RolledBack,

    /// <summary>It failed, and nothing more is done until somebody changes something.</summary>
    Failed,
}
