using System.Text.Json.Serialization;

namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>One aspect of an object's observed state, as in the Kubernetes API conventions (metav1.Condition).</summary>
public sealed record Condition
{
    /// <summary>Type of the condition in CamelCase, unique within the list.</summary>
    public string Type { get; init; } = "";

    /// <summary>True, False or Unknown.</summary>
    public ConditionStatus Status { get; init; }

    /// <summary>The metadata.generation that the condition was set for.</summary>
    public long ObservedGeneration { get; init; }

    /// <summary>When the status last changed from one value to another.</summary>
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset LastTransitionTime { get; init; }

    /// <summary>Why, in one CamelCase word for programs.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Why, in words for a person, with the next step where one is needed.</summary>
    public string Message { get; init; } = "";
}
