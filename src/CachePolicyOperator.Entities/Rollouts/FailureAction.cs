using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>What happens to a revision that failed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FailureAction>))]
public enum FailureAction
{
    /// <summary>The workload returns to the last good revision, under a new cache generation.</summary>
    Rollback,

    /// <summary>The rollout stays where it is.</summary>
    Hold,
}
