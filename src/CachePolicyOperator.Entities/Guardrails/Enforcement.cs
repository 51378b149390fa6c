using System.Text.Json.Serialization;

namespace CachePolicyOperator.Entities;

/// <summary>What breaking a guard-rail leads to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Enforcement>))]
public enum Enforcement
{
    /// <summary>Nothing that the author of a policy sees; it is counted, and recorded in the API server's audit log.</summary>
    Audit,

    /// <summary>The policy is accepted with a warning.</summary>
    Warn,

    /// <summary>The policy is refused. One that is already there keeps serving what it serves, and says Accepted=False.</summary>
    Deny,
}
