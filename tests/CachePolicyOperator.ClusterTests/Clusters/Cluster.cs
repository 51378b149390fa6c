namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>The cluster under test.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly K3sCluster? _owned;

    private Cluster(string kubeconfig, K3sCluster? owned)
    {
        Kubeconfig = kubeconfig;
        _owned = owned;
        Kubectl = new(Environment.GetEnvironmentVariable("CACHEPOLICY_TEST_KUBECTL") ?? "kubectl", kubeconfig);
    }

    public string Kubeconfig { get; }

    public Kubectl Kubectl { get; }

    /// <summary>
    /// In this order: the cluster that CACHEPOLICY_TEST_KUBECONFIG names (eng/test.sh sets it for the cluster that it starts),
    /// then a K3s container where a Docker engine answers. Without either the tests fail: they never pass unrun.
    /// </summary>
    public static async Task<Cluster> ConnectAsync()
    {
        if (Environment.GetEnvironmentVariable("CACHEPOLICY_TEST_KUBECONFIG") is { Length: > 0 } kubeconfig)
            return new(kubeconfig, owned: null);
        if (await K3sCluster.TryStartAsync() is { } k3s)
            return new(k3s.Kubeconfig, k3s);

        throw new InvalidOperationException("no cluster: run these tests with eng/test.sh cluster, or name one in CACHEPOLICY_TEST_KUBECONFIG");
    }

    /// <summary>Brings an image to the nodes, as no registry serves it.</summary>
    public async Task LoadAsync(string archive)
    {
        if (_owned is not null)
        {
            await _owned.LoadAsync(archive);
            return;
        }

        var result = await Command.RunAsync(Repository.PathOf("eng", "cluster", "load.sh"), [archive]);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"the image was not loaded: {result.Errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_owned is not null)
            await _owned.DisposeAsync();
    }
}
