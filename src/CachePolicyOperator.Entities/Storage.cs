using CachePolicyOperator.Abstractions.Entities.Schema;

namespace CachePolicyOperator.Entities;

/// <summary>Where and how much the proxy stores.</summary>
public sealed record Storage
{
    /// <summary>Upper bound of what is stored on disk.</summary>
    [Default("\"256Mi\"")]
    [Quantity]
    public string Size { get; init; } = "256Mi";

    /// <summary>Responses that nobody asked for during this time are removed. This is not a lifetime.</summary>
    [Default("\"1h\"")]
    [Duration]
    public string Inactive { get; init; } = "1h";

    /// <summary>Folder in the container; it must be writable for the proxy.</summary>
    [Default("\"/var/cache/nginx\"")]
    [Length(2, 256)]
    [Pattern("^(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$")]
    public string Path { get; init; } = "/var/cache/nginx";
}
