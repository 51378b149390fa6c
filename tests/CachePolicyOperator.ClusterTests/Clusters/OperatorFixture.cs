namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>A cluster with the CRD installed and one operator running.</summary>
public sealed class OperatorFixture : IAsyncLifetime
{
    private Cluster? _cluster;
    private OperatorProcess? _operator;
    private Task<Shop>? _untouched;

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

    /// <summary>A shop with a proxy of no pods, for tests that must leave it as it is.</summary>
    internal Task<Shop> UntouchedShopAsync() => _untouched ??= OpenUntouchedShopAsync();

    public async Task DisposeAsync()
    {
        if (_untouched is not null)
            await (await _untouched).DisposeAsync();
        if (_operator is not null)
            await _operator.DisposeAsync();
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }

    private async Task<Shop> OpenUntouchedShopAsync()
    {
        var shop = await Shop.OpenAsync(Kubectl);
        await shop.ApplyAsync(shop.Proxy(name: "storefront-proxy", replicas: 0));
        return shop;
    }
}
