namespace CachePolicyOperator.Runtime.Configuration;

/// <summary>Which certificates of an API server are believed.</summary>
public abstract record ServerTrust
{
    private ServerTrust()
    {
    }

    /// <summary>What the operating system trusts.</summary>
    public sealed record SystemRoots : ServerTrust;

    /// <summary>These certificates alone.</summary>
    public sealed record Roots(string Pem) : ServerTrust;

    /// <summary>The certificates in a file alone; read for each handshake, so a rotated CA needs no restart.</summary>
    public sealed record RootsFile(string Path) : ServerTrust;

    /// <summary>Any certificate (<c>insecure-skip-tls-verify</c>).</summary>
    public sealed record Anything : ServerTrust;
}
