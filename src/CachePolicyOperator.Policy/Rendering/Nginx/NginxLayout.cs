namespace CachePolicyOperator.Policy.Rendering.Nginx;

/// <summary>What surrounds the configuration: the stock container's places, or others for a proxy that runs elsewhere.</summary>
public sealed record NginxLayout
{
    /// <summary>The layout of the stock nginx image.</summary>
    public static NginxLayout Container { get; } = new();

    /// <summary>Address of the listeners; null: all.</summary>
    public string? ListenAddress { get; init; }

    /// <summary>Where the origin really is (<c>address:port</c>); null: where the policy says.</summary>
    public string? OriginAddress { get; init; }

    /// <summary>Certificates that an Https origin is verified against.</summary>
    public string TrustedCertificates { get; init; } = "/etc/ssl/certs/ca-certificates.crt";
}
