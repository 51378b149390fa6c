namespace CachePolicyOperator.Certificates;

/// <summary>Everything that a decision about certificates depends on.</summary>
internal sealed record CertificateSituation
{
    public required SecretReading Secret { get; init; }

    public required ConfigurationReading Configuration { get; init; }

    /// <summary>This replica's; null: it has none yet.</summary>
    public required ServingLeaf? Leaf { get; init; }

    /// <summary>Since when the configuration has been seen to trust the authority that signs now; null: it does not.</summary>
    public required DateTimeOffset? TrustedSince { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required CertificateOptions Options { get; init; }
}
