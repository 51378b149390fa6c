namespace CachePolicyOperator.Policy.Model;

/// <summary>Where misses go.</summary>
public sealed record EffectiveOrigin
{
    /// <summary>DNS name or IPv4 address; of a Service: <c>name.namespace.svc</c>.</summary>
    public required string Host { get; init; }

    public required int Port { get; init; }

    /// <summary>Spoken to by TLS, the certificate verified for <see cref="Host"/>.</summary>
    public required bool Tls { get; init; }

    /// <summary>
    /// The Host header that the origin gets; null: the client's own. A Service of the same namespace serves the hosts that the
    /// clients name, a host elsewhere serves its own.
    /// </summary>
    public required string? HostHeader { get; init; }

    public required CacheDuration ConnectTimeout { get; init; }

    public required CacheDuration ReadTimeout { get; init; }
}
