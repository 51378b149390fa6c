using System.Text.Json.Nodes;
using CachePolicyOperator.ClusterTests.Clusters;

namespace CachePolicyOperator.ClusterTests.Charts;

/// <summary>The chart's release under test. Its names differ from those that the other tests use.</summary>
internal sealed class Release(Cluster cluster)
{
    public const string Name = "cachepolicy-operator-chart";

    public const string Namespace = "cachepolicy-chart";

    private const string Lease = "lease/cachepolicy-operator";

    private readonly Helm _helm = new(cluster.Kubeconfig);

    private Kubectl Kubectl => cluster.Kubectl;

    /// <summary>Waits, as helm does, until every replica is ready.</summary>
    public Task InstallAsync() => DeployAsync("install");

    /// <summary>To these values; without any, back to those of the installation.</summary>
    public Task UpgradeAsync(params string[] values) => DeployAsync("upgrade", values);

    public Task UninstallAsync() => _helm.RunAsync("uninstall", Name, "--namespace", Namespace, "--wait");

    /// <summary>What <c>helm test</c> says.</summary>
    public Task<string> TestAsync() => _helm.RunAsync("test", Name, "--namespace", Namespace, "--logs");

    /// <summary>Whatever is left of it, completely: the next one has the same names.</summary>
    public async Task RemoveAsync()
    {
        await _helm.TryAsync("uninstall", Name, "--namespace", Namespace, "--wait");
        await Kubectl.RunAsync("delete", "namespace", Namespace, "--ignore-not-found", "--timeout=2m");
        await Kubectl.RunAsync("delete", "validatingwebhookconfiguration", Name, "--ignore-not-found");
    }

    /// <summary>The operator's pods that are not being deleted.</summary>
    public async Task<IReadOnlyList<JsonNode>> PodsAsync()
    {
        var pods = JsonNode.Parse(await Kubectl.RunAsync("get", "pods", "-n", Namespace, "-l", "app.kubernetes.io/component=operator", "-o", "json"))!;
        return [.. pods["items"]!.AsArray().Select(pod => pod!).Where(pod => pod["metadata"]!["deletionTimestamp"] is null)];
    }

    /// <summary>The pod that holds the lease; empty while none does.</summary>
    public async Task<string> LeaderAsync()
    {
        var holder = (string?)(await Kubectl.GetAsync(Namespace, Lease))?["spec"]?["holderIdentity"] ?? "";
        return holder.Split('_')[0];
    }

    public Task<string> UntilLedAsync(string? notBy = null) =>
        Eventually.HoldsAsync("a replica leads", LeaderAsync, leader => leader.Length > 0 && leader != notBy);

    /// <summary>Whether the operator's account may do this: yes or no.</summary>
    public async Task<string> MayAsync(string verb, string resource, string @namespace) =>
        (await Kubectl.TryAsync(null, "auth", "can-i", verb, resource, "-n", @namespace, "--as", $"system:serviceaccount:{Namespace}:{Name}")).Output.Trim();

    /// <summary>What every replica has logged.</summary>
    public async Task<string> LogAsync()
    {
        var logs = (await PodsAsync()).Select(pod => Kubectl.RunAsync("logs", "-n", Namespace, (string)pod["metadata"]!["name"]!));
        return string.Join('\n', await Task.WhenAll(logs));
    }

    private Task<string> DeployAsync(string how, params IEnumerable<string> values) => _helm.RunAsync(
    [
        how, Name, Helm.Chart, "--namespace", Namespace, "--create-namespace", "--wait", "--timeout", "2m",
        .. values.Prepend("image.repository=docker.io/library/cachepolicy-operator").SelectMany(value => new[] { "--set-string", value }),
    ]);
}
