namespace CachePolicyOperator.Runtime.Configuration;

/// <summary>Reads kubeconfig files as kubectl does: of several, the first that names an entry or a current context counts.</summary>
internal static class Kubeconfig
{
    public static KubernetesConfiguration Load(IReadOnlyList<string> paths, string? contextName, TimeProvider time)
    {
        var files = paths.Select(KubeconfigFile.Read).ToArray();
        var where = string.Join(Path.PathSeparator, paths);
        var contexts = files.SelectMany(file => file.Contexts).ToArray();

        var wanted = string.IsNullOrEmpty(contextName)
            ? files.Select(file => file.CurrentContext).FirstOrDefault(name => name is not null)
                ?? throw new ConfigurationException($"{where}: current-context is not set; name a context: {Names(contexts)}.")
            : contextName;
        var context = Find(contexts, wanted)
            ?? throw new ConfigurationException($"{where}: there is no context \"{wanted}\"; there is: {Names(contexts)}.");

        var clusters = files.SelectMany(file => file.Clusters).ToArray();
        var clusterName = context.Required("cluster");
        var cluster = Find(clusters, clusterName)
            ?? throw context.Wrong("cluster", $"names \"{clusterName}\", which does not exist; there is: {Names(clusters)}");

        var configuration = KubeconfigCluster.Read(cluster);
        if (context.Text("user") is { } userName)
        {
            var users = files.SelectMany(file => file.Users).ToArray();
            var user = Find(users, userName)
                ?? throw context.Wrong("user", $"names \"{userName}\", which does not exist; there is: {Names(users)}");
            configuration = KubeconfigUser.Apply(user, configuration, time);
        }
        return configuration with
        {
            Namespace = context.Text("namespace") ?? configuration.Namespace,
            Source = $"context \"{wanted}\" of {context.File}",
        };
    }

    private static KubeconfigEntry? Find(IEnumerable<KubeconfigEntry> entries, string name) => entries.FirstOrDefault(entry => entry.Name == name);

    private static string Names(KubeconfigEntry[] entries) =>
        entries.Length == 0 ? "none" : string.Join(", ", entries.Select(entry => entry.Name).Distinct());
}
