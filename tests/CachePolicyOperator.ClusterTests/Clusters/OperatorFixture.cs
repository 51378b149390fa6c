namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>A cluster with the CRD installed and one operator running.</summary>
public sealed class OperatorFixture : IAsyncLifetime
{
    private Cluster? _cluster;
    private OperatorProcess? _operator;

    internal Cluster Cluster => _cluster ?? throw new InvalidOperationException("the cluster is not connected");

    internal OperatorProcess Operator => _operator ?? throw new InvalidOperationException("the operator is not running");

    internal Kubectl Kubectl => Cluster.Kubectl;

    public async Task InitializeAsync()
    {
        _cluster = await Cluster.ConnectAsync();
        await Crd.InstallAsync(Kubectl);
        await StartOperatorAsync();
    }

    /// <summary>Starts another operator once the present one has ended.</summary>
    internal async Task StartOperatorAsync()
    {
        if (_operator is not null)
            await _operator.DisposeAsync();
        _operator = await OperatorProcess.StartAsync(Cluster.Kubeconfig);
    }

    public async Task DisposeAsync()
    {
        if (_operator is not null)
            await _operator.DisposeAsync();
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }
}
