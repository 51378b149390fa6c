using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>A GET request that the operator sends through a pod's proxy while a change is on trial, and what the answer must look like.</summary>
public sealed record Probe
{
    /// <summary>Name of the probe, unique within the policy; it appears in status and messages.</summary>
    [Required]
    [Length(1, 63)]
    [Pattern(Patterns.Label)]
    public string Name { get; set; } = "";

    /// <summary>Path and query as they are sent. The origin is asked for it several times, so it must be harmless and cheap.</summary>
    [Required]
    [Length(1, 1024)]
    [Pattern(Patterns.RequestTarget)]
    public string Path { get; set; } = "";

    /// <summary>The request's host. Without it: a host of the first rule that is for the path, or the pod's own address.</summary>
    [Length(1, 253)]
    [Pattern(Patterns.RequestHost)]
    public string? Host { get; init; }

    /// <summary>Further headers of the request. What is written here can be read by everyone who may read the policy.</summary>
    [Items(1, 16)]
    [ListMapKey("name")]
    public IReadOnlyList<ProbeHeader>? Headers { get; init; }

    /// <summary>What the answer must look like. Without it: as the policy's rules say.</summary>
    [Default("{}")]
    public ProbeExpectation Expect { get; set; } = new();
}
