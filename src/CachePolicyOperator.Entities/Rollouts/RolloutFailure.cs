using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Meta;

namespace CachePolicyOperator.Entities;

/// <summary>A change that was tried and failed. The same content is not tried again until the spec asks for another, or somebody asks for it.</summary>
public sealed record RolloutFailure
{
    /// <summary>The revision that failed; the value of the annotation <c>cachepolicy.dev/retry</c> that has it tried again.</summary>
    public string Revision { get; set; } = "";

    /// <summary>Hash of its content, whatever the cache generation.</summary>
    public string Content { get; set; } = "";

    /// <summary>What it failed at.</summary>
    public string Gate { get; set; } = "";

    /// <summary>The pods, the numbers, or the proxy's own words.</summary>
    public string Message { get; set; } = "";

    /// <summary>When.</summary>
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset Time { get; init; }
}
