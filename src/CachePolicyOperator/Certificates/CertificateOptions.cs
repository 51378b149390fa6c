namespace CachePolicyOperator.Certificates;

/// <summary>Where the webhook's certificate comes from, whom it names and how long it lives.</summary>
internal sealed record CertificateOptions
{
    /// <summary>Name of the Secret, the webhook configuration and the Service in the manifests under config/webhook.</summary>
    public const string DefaultSecret = "cachepolicy-operator-webhook";

    /// <inheritdoc cref="DefaultSecret"/>
    public const string DefaultConfiguration = "cachepolicy-operator";

    /// <inheritdoc cref="DefaultSecret"/>
    public const string DefaultService = "cachepolicy-operator-webhook";

    /// <summary>How far the clocks of two machines may differ: new certificates are valid from this long before now.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>A folder with tls.crt and tls.key that somebody else keeps; null: the operator keeps its own authority.</summary>
    public string? Folder { get; init; }

    /// <summary>Namespace of the Service and the Secret; null: the pod's own, or the context's.</summary>
    public string? Namespace { get; init; }

    public string Secret { get; init; } = DefaultSecret;

    /// <summary>The ValidatingWebhookConfiguration whose caBundle is kept.</summary>
    public string Configuration { get; init; } = DefaultConfiguration;

    public string Service { get; init; } = DefaultService;

    /// <summary>DNS names and addresses beyond the Service's.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    public TimeSpan LeafLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>At least three leaf lifetimes, so that an authority's last third outlasts every leaf that it signed.</summary>
    public TimeSpan AuthorityLifetime { get; init; } = TimeSpan.FromDays(365);

    /// <summary>How long the API servers get to notice a changed caBundle before a leaf relies on it.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often things are looked at although nothing was reported.</summary>
    public TimeSpan Period => LeafLifetime / 20 < LongestPeriod ? LeafLifetime / 20 : LongestPeriod;

    private static TimeSpan LongestPeriod { get; } = TimeSpan.FromSeconds(10);
}
