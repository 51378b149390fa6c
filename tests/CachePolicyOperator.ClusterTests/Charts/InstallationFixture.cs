using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Charts;

/// <summary>A cluster with the operator in it, from the chart and the built image.</summary>
public sealed class InstallationFixture : IAsyncLifetime
{
    private Cluster? _cluster;
    private Release? _release;

    internal Cluster Cluster => _cluster ?? throw new InvalidOperationException("the cluster is not connected");

    internal Kubectl Kubectl => Cluster.Kubectl;

    internal Release Release => _release ?? throw new InvalidOperationException("nothing is installed");

    public async Task InitializeAsync()
    {
        var image = Environment.GetEnvironmentVariable("CACHEPOLICY_TEST_IMAGE")
            ?? throw new InvalidOperationException("no image: run these tests with eng/test.sh cluster, or name one that eng/image.sh made in CACHEPOLICY_TEST_IMAGE");
        _cluster = await Cluster.ConnectAsync();
        await _cluster.LoadAsync(image);

        _release = new(_cluster);
        await _release.RemoveAsync();

        // An empty cluster, as somebody has who installs for the first time.
        await WebhookInstallation.RemoveAsync(Kubectl);
        await Kubectl.RunAsync("delete", "crd", "cachepolicies.cachepolicy.dev", "cacheguardrails.cachepolicy.dev", "--ignore-not-found");
        await _release.InstallAsync();
    }

    public async Task DisposeAsync()
    {
        if (_release is not null)
            await _release.RemoveAsync();
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }
}
