using System.Text;
using System.Text.Json.Nodes;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>A namespace and a webhook configuration of their own for operators that keep certificates in them.</summary>
internal sealed class Hook : IAsyncDisposable
{
    private readonly Kubectl _kubectl;
    private readonly OperatorAccount _account;

    private Hook(Kubectl kubectl, OperatorAccount account, string name) => (_kubectl, _account, Name) = (kubectl, account, name);

    /// <summary>Of the namespace, and of the configuration.</summary>
    public string Name { get; }

    /// <summary>With the authority.</summary>
    public string SecretName => $"{Name}-webhook";

    public static async Task<Hook> OpenAsync(OperatorFixture fixture)
    {
        var name = $"hook-{Guid.NewGuid().ToString("N")[..8]}";
        await fixture.Kubectl.RunAsync("create", "namespace", name);
        return new(fixture.Kubectl, await fixture.AccountAsync(name, name), name);
    }

    /// <summary>Starts an operator that keeps the certificates here.</summary>
    public Task<OperatorProcess> StartOperatorAsync(params string[] arguments) => OperatorProcess.StartAsync(
        _account.Kubeconfig,
        ["--webhook-address", "127.0.0.1:0", "--lease-namespace", Name, "--webhook-configuration", Name, "--webhook-secret", SecretName, .. arguments]);

    /// <summary>Webhooks that nothing calls: no object has the label.</summary>
    public string Configuration(params IEnumerable<string> webhooks) =>
        $$"""
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata: {name: {{Name}}}
        webhooks:
        """ + string.Concat(webhooks.Select(webhook => "\n" + Webhook(webhook)));

    /// <summary>The bundle of each webhook.</summary>
    public async Task<IReadOnlyList<string>> BundlesAsync()
    {
        var configuration = await _kubectl.GetAsync(Name, $"validatingwebhookconfiguration/{Name}");
        return [.. (configuration?["webhooks"]?.AsArray() ?? []).Select(webhook => Decoded(webhook!["clientConfig"]!["caBundle"]))];
    }

    /// <summary>A value of the Secret; empty where there is none.</summary>
    public async Task<string> SecretAsync(string key) => Decoded((await _kubectl.GetAsync(Name, $"secret/{SecretName}"))?["data"]?[key]);

    /// <summary>Waits until each of so many webhooks has the Secret's bundle, and returns that.</summary>
    public async Task<string> UntilPublishedAsync(int webhooks)
    {
        var seen = await Eventually.HoldsAsync(
            "the caBundle is the Secret's",
            async () => (Bundles: await BundlesAsync(), Wanted: await SecretAsync("ca.crt")),
            seen => seen.Wanted.Length > 0 && seen.Bundles.Count == webhooks && seen.Bundles.All(bundle => bundle == seen.Wanted));
        return seen.Wanted;
    }

    public async ValueTask DisposeAsync()
    {
        await _kubectl.RunAsync("delete", $"validatingwebhookconfiguration/{Name}", $"clusterrole/{Name}", $"clusterrolebinding/{Name}", "--ignore-not-found");
        await _kubectl.RunAsync("delete", "namespace", Name, "--wait=false");
    }

    private static string Decoded(JsonNode? base64) => base64 is null ? "" : Encoding.UTF8.GetString(Convert.FromBase64String((string)base64!));

    private string Webhook(string webhook) =>
        $$$"""
        - name: {{{webhook}}}.hook.example
          clientConfig: {service: {namespace: {{{Name}}}, name: hook, path: /}}
          rules: [{apiGroups: [""], apiVersions: [v1], resources: [configmaps], operations: [CREATE]}]
          objectSelector: {matchLabels: {hook.example: "{{{Name}}}"}}
          failurePolicy: Ignore
          sideEffects: None
          admissionReviewVersions: [v1]
        """;
}
