using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>What a finding leads to, before a guard-rail's enforcement softens it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleSeverity>))]
public enum RuleSeverity
{
    /// <summary>Nothing: the rule is not judged.</summary>
    Off,

    /// <summary>The policy is accepted with a warning.</summary>
    Report,

    /// <summary>The policy is refused until its author acknowledges the finding in the object.</summary>
    DenyUnlessAcknowledged,

    /// <summary>The policy is refused.</summary>
    Deny,
}
