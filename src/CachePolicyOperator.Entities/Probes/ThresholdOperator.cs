using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>How a measured number relates to a threshold when all is well.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ThresholdOperator>))]
public enum ThresholdOperator
{
    /// <summary>It is smaller.</summary>
    LessThan,

    /// <summary>It is smaller or equal.</summary>
    AtMost,

    /// <summary>It is larger.</summary>
    GreaterThan,

    /// <summary>It is larger or equal.</summary>
    AtLeast,
}
