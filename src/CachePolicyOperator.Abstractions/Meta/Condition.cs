using System.Text.Json.Serialization;
using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>One aspect of an object's observed state, as in the Kubernetes API conventions (metav1.Condition).</summary>
public sealed record Condition
{
    /// <summary>Type of the condition in CamelCase, unique within the list.</summary>
    [Required]
    [Length(1, 316)]
    public string Type { get; set; } = "";

    /// <summary>True, False or Unknown.</summary>
    [Required]
    public ConditionStatus Status { get; init; }

    /// <summary>The metadata.generation that the condition was set for.</summary>
    [Range(0, long.MaxValue)]
    public long ObservedGeneration { get; init; }

    /// <summary>When the status last changed from one value to another.</summary>
    [Required]
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset LastTransitionTime { get; init; }

    /// <summary>Why, in one CamelCase word for programs.</summary>
    [Required]
    [Length(1, 1024)]
    [Pattern("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$")]
    public string Reason { get; set; } = "";

    /// <summary>Why, in words for a person, with the next step where one is needed.</summary>
    [Required]
    [Length(0, 32768)]
    public string Message { get; set; } = "";
}
