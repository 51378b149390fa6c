using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace CachePolicyOperator.Certificates;

/// <summary>The names that a certificate is good for (RFC 5280 section 4.2.1.6).</summary>
/// <param name="Hosts">DNS names and IP addresses.</param>
internal sealed record ServingNames(IReadOnlyList<string> Hosts)
{
    /// <summary>Every name by which a Service is reached, the API server's own (<c>svc.namespace.svc</c>) among them.</summary>
    public static ServingNames Of(string service, string @namespace, IEnumerable<string> hosts) => new(
    [
        service,
        $"{service}.{@namespace}",
        $"{service}.{@namespace}.svc",
        $"{service}.{@namespace}.svc.cluster.local",
        .. hosts,
    ]);

    public X509Extension ToExtension()
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in Hosts.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        }

        return names.Build();
    }
}
