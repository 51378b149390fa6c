using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Abstractions.Kinds;

/// <summary>How many pods a workload replaces at once.</summary>
public sealed record RollingUpdate
{
    /// <summary>StatefulSet: only pods with an ordinal of at least this are updated.</summary>
    public int? Partition { get; init; }

    /// <summary>Deployment: pods beyond the wanted number, or a percentage.</summary>
    [JsonConverter(typeof(IntOrStringConverter))]
    public string? MaxSurge { get; init; }

    /// <summary>Pods that may be missing, or a percentage.</summary>
    [JsonConverter(typeof(IntOrStringConverter))]
    public string? MaxUnavailable { get; init; }
}
