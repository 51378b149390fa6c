using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>Where the proxy fetches what it does not have: a Service of the policy's namespace, or a host.</summary>
[ValidationRule("has(self.service) != has(self.host)", "exactly one of service and host must be set")]
public sealed record Origin
{
    /// <summary>A Service in the policy's namespace.</summary>
    public OriginService? Service { get; init; }

    /// <summary>A host outside the namespace, by DNS name or IPv4 address.</summary>
    public OriginHost? Host { get; init; }

    /// <summary>How the origin is spoken to. Https verifies the certificate against the container's trust store.</summary>
    [Default("\"Http\"")]
    public OriginScheme Scheme { get; set; } = OriginScheme.Http;

    /// <summary>How long the proxy waits for a connection to the origin.</summary>
    [Default("\"5s\"")]
    [Duration("1ms", Limits.LongestTimeout, Milliseconds = true)]
    public string ConnectTimeout { get; set; } = "5s";

    /// <summary>How long the proxy waits between two reads from the origin.</summary>
    [Default("\"60s\"")]
    [Duration("1ms", Limits.LongestTimeout, Milliseconds = true)]
    public string ReadTimeout { get; set; } = "60s";
}
