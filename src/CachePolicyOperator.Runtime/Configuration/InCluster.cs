using System.Globalization;

namespace CachePolicyOperator.Runtime.Configuration;

/// <summary>The service account that the kubelet mounts into a pod; token and CA are read again as they are rotated.</summary>
internal static class InCluster
{
    private const string HostVariable = "KUBERNETES_SERVICE_HOST";
    private const string PortVariable = "KUBERNETES_SERVICE_PORT";

    public static bool IsPresent(ConfigurationEnvironment environment) =>
        environment.Variable(HostVariable) is { Length: > 0 } && File.Exists(Token(environment));

    public static KubernetesConfiguration Load(ConfigurationEnvironment environment, TimeProvider time)
    {
        var host = environment.Variable(HostVariable) ?? "";
        if (!int.TryParse(environment.Variable(PortVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            throw new ConfigurationException($"{HostVariable} is set to {host} but {PortVariable} is no port.");
        var authority = Path.Combine(environment.ServiceAccountDirectory, "ca.crt");
        if (!File.Exists(authority))
            throw new ConfigurationException($"The service account has a token but {authority} does not exist.");

        var @namespace = Path.Combine(environment.ServiceAccountDirectory, "namespace");
        return new()
        {
            // UriBuilder puts the brackets around an IPv6 address.
            Server = new UriBuilder(Uri.UriSchemeHttps, host, port).Uri,
            Trust = new ServerTrust.RootsFile(authority),
            Token = new FileToken(Token(environment), time),
            Namespace = File.Exists(@namespace) ? File.ReadAllText(@namespace).Trim() : "default",
            IsInCluster = true,
            Source = "service account of this pod",
        };
    }

    private static string Token(ConfigurationEnvironment environment) => Path.Combine(environment.ServiceAccountDirectory, "token");
}
