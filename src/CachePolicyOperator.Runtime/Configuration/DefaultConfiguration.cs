namespace CachePolicyOperator.Runtime.Configuration;

/// <summary>
/// Finds the API server where kubectl and controllers would: a file that was named, the files of <c>KUBECONFIG</c>, the pod's
/// service account, <c>~/.kube/config</c>. The first that is there counts, even if it turns out to be unusable.
/// </summary>
public static class DefaultConfiguration
{
    /// <summary>Loads it; naming a context rules the service account out, which has none.</summary>
    /// <exception cref="ConfigurationException">There is none, or it cannot be used.</exception>
    public static KubernetesConfiguration Load(string? kubeconfig, string? context, TimeProvider time) =>
        Load(kubeconfig, context, ConfigurationEnvironment.OfProcess, time);

    internal static KubernetesConfiguration Load(string? kubeconfig, string? context, ConfigurationEnvironment environment, TimeProvider time)
    {
        if (!string.IsNullOrEmpty(kubeconfig))
            return Kubeconfig.Load([kubeconfig], context, time);

        if (environment.Variable("KUBECONFIG") is { Length: > 0 } variable)
        {
            var named = variable.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
            // As with kubectl, the list may name files that are yet to be written.
            var existing = named.Where(File.Exists).ToArray();
            return existing.Length > 0
                ? Kubeconfig.Load(existing, context, time)
                : throw new ConfigurationException($"KUBECONFIG={variable} names no file that exists.");
        }

        if (string.IsNullOrEmpty(context) && InCluster.IsPresent(environment))
            return InCluster.Load(environment, time);

        var own = Path.Combine(environment.HomeDirectory, ".kube", "config");
        return File.Exists(own)
            ? Kubeconfig.Load([own], context, time)
            : throw new ConfigurationException(
                $"No way to a Kubernetes API server: no kubeconfig was named, KUBECONFIG is not set, this is no pod with a service account, and {own} does not exist.");
    }
}
