using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CachePolicyOperator.Runtime.Configuration;

namespace CachePolicyOperator.Runtime.Client;

/// <summary>Decides whether a server certificate is believed.</summary>
internal sealed class ServerCertificateCheck(ServerTrust trust)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    public bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors) => trust switch
    {
        ServerTrust.Roots roots => LeadsTo(roots.Pem, certificate, presented, errors),
        ServerTrust.RootsFile file => LeadsTo(File.ReadAllText(file.Path), certificate, presented, errors),
        ServerTrust.Anything => true,
        _ => errors == SslPolicyErrors.None,
    };

    private static bool LeadsTo(string pem, X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors)
    {
        // Chain errors are expected here: the system does not know a cluster's CA. A wrong name or no certificate stays fatal.
        if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0 || certificate is null)
            return false;

        var roots = new X509Certificate2Collection();
        using var chain = new X509Chain();
        using var leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        try
        {
            roots.ImportFromPem(pem);
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(roots);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.DisableCertificateDownloads = true;
            chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
            foreach (var element in presented?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
                chain.ChainPolicy.ExtraStore.Add(element.Certificate);
            return chain.Build(leaf);
        }
        finally
        {
            foreach (var element in chain.ChainElements)
                element.Certificate.Dispose();
            foreach (var root in roots)
                root.Dispose();
        }
    }
}
