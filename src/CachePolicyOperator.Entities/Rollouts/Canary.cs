using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Entities.Schema;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Entities;

/// <summary>Pods that take a change first.</summary>
public sealed record Canary
{
    /// <summary>How many: a number, or a percentage of the workload's pods, rounded up. At least one, at most all.</summary>
    [Default("1")]
    [IntOrString]
    [Length(1, 4)]
    [Pattern(Patterns.PodCount)]
    [JsonConverter(typeof(IntOrStringConverter))]
    public string Pods { get; set; } = "1";

    /// <summary>How long they serve, once all of them are ready, before the others follow.</summary>
    [Default("\"1m\"")]
    [Duration("1s", "1d")]
    public string Hold { get; set; } = "1m";
}
