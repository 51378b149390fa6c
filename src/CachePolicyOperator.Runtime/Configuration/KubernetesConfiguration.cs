using System.Security.Cryptography.X509Certificates;

namespace CachePolicyOperator.Runtime.Configuration;

/// <summary>Where the API server is, whom to trust there, and who we are.</summary>
public sealed record KubernetesConfiguration
{
    /// <summary>Base address; a path in it is kept (proxies such as Rancher's serve the API below one).</summary>
    public required Uri Server { get; init; }

    public ServerTrust Trust { get; init; } = new ServerTrust.SystemRoots();

    /// <summary>The name that the server's certificate must carry, where it is not the host of <see cref="Server"/>.</summary>
    public string? TlsServerName { get; init; }

    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>The bearer token; null: none is sent.</summary>
    public ITokenSource? Token { get; init; }

    /// <summary>The namespace to use where none is named.</summary>
    public string Namespace { get; init; } = "default";

    public Uri? Proxy { get; init; }

    /// <summary>This process runs in a pod of the cluster, and so can reach other pods.</summary>
    public bool IsInCluster { get; init; }

    /// <summary>Where this came from, in words for a log line.</summary>
    public string Source { get; init; } = "code";
}
