using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CachePolicyOperator.Runtime.Configuration;

/// <summary>A kubeconfig's cluster: address and trust.</summary>
internal static class KubeconfigCluster
{
    public static KubernetesConfiguration Read(KubeconfigEntry cluster) => new()
    {
        Server = Address(cluster, "server") ?? throw cluster.Wrong("server", "is missing"),
        Trust = Trust(cluster),
        TlsServerName = cluster.Text("tls-server-name"),
        Proxy = Address(cluster, "proxy-url"),
    };

    private static Uri? Address(KubeconfigEntry cluster, string field)
    {
        if (cluster.Text(field) is not { } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "socks5"
            ? address
            : throw cluster.Wrong(field, $"is \"{text}\", which is no URL such as https://HOST:6443");
    }

    private static ServerTrust Trust(KubeconfigEntry cluster)
    {
        var data = cluster.Data("certificate-authority-data");
        // Inline data goes before a file, as for kubectl, which then does not look at the file either.
        var file = data is null ? cluster.ExistingFile("certificate-authority") : null;
        if (cluster.Flag("insecure-skip-tls-verify"))
        {
            return data is null && file is null
                ? new ServerTrust.Anything()
                : throw cluster.Wrong("insecure-skip-tls-verify", "contradicts the certificate authority beside it");
        }
        if (data is not null)
        {
            RequireCertificate(cluster, "certificate-authority-data", data);
            return new ServerTrust.Roots(data);
        }
        if (file is not null)
        {
            RequireCertificate(cluster, "certificate-authority", File.ReadAllText(file));
            return new ServerTrust.RootsFile(file);
        }
        return new ServerTrust.SystemRoots();
    }

    private static void RequireCertificate(KubeconfigEntry cluster, string field, string pem)
    {
        var found = new X509Certificate2Collection();
        try
        {
            found.ImportFromPem(pem);
        }
        catch (CryptographicException e)
        {
            throw cluster.Wrong(field, "holds a certificate that cannot be read", e);
        }
        if (found.Count == 0)
            throw cluster.Wrong(field, "holds no PEM certificate");
        foreach (var certificate in found)
            certificate.Dispose();
    }
}
