using System.Text;
using System.Text.Json.Nodes;
using CachePolicyOperator.Abstractions.Client;
using CachePolicyOperator.Abstractions.Kinds;
using CachePolicyOperator.Entities;
using CachePolicyOperator.Load.Clusters;

namespace CachePolicyOperator.Load.Webhooks;

/// <summary>Namespaces whose policies go through no webhook, through one that does nothing, and through ours.</summary>
internal sealed class WebhookCluster(IKubernetesClient client, Manifests manifests)
{
    private const string Registration = "cachepolicy-load";
    private const string User = "cachepolicy-load";

    /// <summary>By turn.</summary>
    private static readonly string[] Namespaces = ["cachepolicy-load-plain", "cachepolicy-load-nothing", "cachepolicy-load-judged"];

    private static readonly string[] Guardrails = [.. Enumerable.Range(0, 20).Select(i => $"cachepolicy-load-{i:d2}")];

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var name in Namespaces)
            await client.CreateAsync(new Namespace { Metadata = new() { Name = name, Labels = new Dictionary<string, string> { [Registration] = name } } }, cancellationToken);

        foreach (var name in Guardrails)
            await client.CreateAsync(manifests.Guardrail(name), cancellationToken);

        // Held by nobody for a day: the operator waits for it, and so does nothing but answer.
        await client.CreateAsync(
            new Lease
            {
                Metadata = new() { Name = "cachepolicy-operator", Namespace = LoadCluster.LeaseNamespace },
                Spec = new() { HolderIdentity = User, LeaseDurationSeconds = 86_400, AcquireTime = DateTimeOffset.UnixEpoch.AddYears(60), RenewTime = DateTimeOffset.UnixEpoch.AddYears(60) },
            },
            cancellationToken);
    }

    /// <summary>Policies that the operator has to know of.</summary>
    public Task FillAsync(int from, int to, CancellationToken cancellationToken) =>
        LoadCluster.EachAsync(
            Enumerable.Range(from, to - from),
            async (i, token) => await client.CreateAsync(manifests.Policy(LoadCluster.ManyNamespace, LoadCluster.Name(i)), token),
            cancellationToken);

    public async Task RegisterAsync((Uri Webhook, string CertificatePem) nothing, (Uri Webhook, string CertificatePem) judged, CancellationToken cancellationToken)
    {
        var registration = new JsonObject
        {
            ["apiVersion"] = "admissionregistration.k8s.io/v1",
            ["kind"] = "ValidatingWebhookConfiguration",
            ["metadata"] = new JsonObject { ["name"] = Registration },
            ["webhooks"] = new JsonArray(Webhook("nothing", Namespaces[1], nothing), Webhook("judged", Namespaces[2], judged)),
        };
        await client.PatchAsync<ValidatingWebhookConfiguration>(Registration, null, new Patch.Apply(Encoding.UTF8.GetBytes(registration.ToJsonString()), User), cancellationToken);
    }

    public Task CreateAsync(int turn, string name, CancellationToken cancellationToken) =>
        client.CreateAsync(manifests.Policy(Namespaces[turn], name), cancellationToken);

    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await client.DeleteAsync<ValidatingWebhookConfiguration>(Registration, null, new(), cancellationToken);
        foreach (var name in Guardrails)
            await client.DeleteAsync<CacheGuardrail>(name, null, new(), cancellationToken);
        foreach (var name in Namespaces)
            await client.DeleteAsync<Namespace>(name, null, new(), cancellationToken);
    }

    private static JsonObject Webhook(string name, string @namespace, (Uri Webhook, string CertificatePem) server) => new()
    {
        ["name"] = $"{name}.load.cachepolicy.dev",
        ["admissionReviewVersions"] = new JsonArray("v1"),
        ["sideEffects"] = "None",
        ["failurePolicy"] = "Fail",
        ["timeoutSeconds"] = 5,
        ["namespaceSelector"] = new JsonObject { ["matchLabels"] = new JsonObject { [Registration] = @namespace } },
        ["clientConfig"] = new JsonObject { ["url"] = server.Webhook.ToString(), ["caBundle"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(server.CertificatePem)) },
        ["rules"] = new JsonArray(new JsonObject
        {
            ["apiGroups"] = new JsonArray("cachepolicy.dev"),
            ["apiVersions"] = new JsonArray("v1alpha1"),
            ["operations"] = new JsonArray("CREATE", "UPDATE"),
            ["resources"] = new JsonArray("cachepolicies"),
        }),
    };
}
