using CachePolicyOperator.ClusterTests.Privileges;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>A cluster with the CRDs and the webhook installed and one operator running.</summary>
public sealed class OperatorFixture : IAsyncLifetime
{
    private readonly int _webhookPort = LoopbackPort.Next();
    private Cluster? _cluster;
    private ApiServerRecorder? _recorder;
    private OperatorAccount? _account;
    private OperatorProcess? _operator;
    private Task<Shop>? _untouched;

    internal Cluster Cluster => _cluster ?? throw new InvalidOperationException("the cluster is not connected");

    internal OperatorProcess Operator => _operator ?? throw new InvalidOperationException("the operator is not running");

    internal Kubectl Kubectl => Cluster.Kubectl;

    /// <summary>A kubeconfig of the operator's own account.</summary>
    internal string Account => _account?.Kubeconfig ?? throw new InvalidOperationException("the operator has no account");

    public async Task InitializeAsync()
    {
        _cluster = await Cluster.ConnectAsync();
        _recorder = await ApiServerRecorder.StartAsync(Kubectl, PrivilegeCollection.Requests);
        await WebhookInstallation.RemoveAsync(Kubectl);
        await Crd.InstallAsync(Kubectl);
        await Kubectl.ApplyAsync($"{{apiVersion: v1, kind: Namespace, metadata: {{name: {WebhookInstallation.Namespace}}}}}");
        _account = await AccountAsync(WebhookInstallation.Configuration, WebhookInstallation.Namespace);
        PrivilegeCollection.Granted = _account.Manifests;
        await StartOperatorAsync();
        await WebhookInstallation.InstallAsync(Kubectl, _webhookPort);
    }

    /// <summary>An account of another operator.</summary>
    internal Task<OperatorAccount> AccountAsync(string name, string @namespace) =>
        OperatorAccount.CreateAsync(Kubectl, _recorder ?? throw new InvalidOperationException("nothing is recorded"), name, @namespace);

    /// <summary>Starts another operator once the present one has ended.</summary>
    internal async Task StartOperatorAsync()
    {
        await StopOperatorAsync();
        _operator = await OperatorProcess.StartAsync(Account, WebhookInstallation.Arguments(_webhookPort));
    }

    internal async Task StopOperatorAsync()
    {
        if (_operator is not null)
            await _operator.DisposeAsync();
        _operator = null;
    }

    /// <summary>A shop with a proxy of no pods, for tests that must leave it as it is.</summary>
    internal Task<Shop> UntouchedShopAsync() => _untouched ??= OpenUntouchedShopAsync();

    public async Task DisposeAsync()
    {
        if (_cluster is not null)
            await WebhookInstallation.RemoveAsync(Kubectl);
        if (_untouched is not null)
            await (await _untouched).DisposeAsync();
        await StopOperatorAsync();
        if (_recorder is not null)
            await _recorder.DisposeAsync();
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
