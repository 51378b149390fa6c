using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>Whether a gate is content with the canary.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GateVerdict>))]
public enum GateVerdict
{
    /// <summary>It is. All have to be before the other pods follow.</summary>
    Pass,

    /// <summary>It is not: the change has failed.</summary>
    Fail,

    /// <summary>It cannot tell: the canary is held until it can, or until somebody decides.</summary>
    Missing,
}
