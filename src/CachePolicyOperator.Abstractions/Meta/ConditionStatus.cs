using System.Text.Json.Serialization;

namespace CachePolicyOperator.Abstractions.Meta;

/// <summary>Whether a condition holds; Unknown while it cannot be told.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConditionStatus>))]
public enum ConditionStatus
{
    Unknown,
    True,
    False,
}
