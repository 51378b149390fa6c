using System.Text;
using System.Text.Json.Nodes;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>A service account as the chart makes it, with its roles and nothing else: a call that they forget fails here.</summary>
/// <param name="Kubeconfig">Path of a file that speaks in its name, by way of the recorder.</param>
/// <param name="Manifests">Account, roles and bindings, as they were applied.</param>
internal sealed record OperatorAccount(string Kubeconfig, string Manifests)
{
    /// <summary>How the API server names the one with the usual names.</summary>
    public const string User = $"system:serviceaccount:{WebhookInstallation.Namespace}:{WebhookInstallation.Configuration}";

    /// <param name="kubectl">Installs it.</param>
    /// <param name="recorder">Where its requests go.</param>
    /// <param name="name">Of the account, its roles and the webhook configuration that it may write.</param>
    /// <param name="namespace">Its own namespace.</param>
    public static async Task<OperatorAccount> CreateAsync(Kubectl kubectl, ApiServerRecorder recorder, string name, string @namespace)
    {
        // These operators run outside of the cluster, where pods are reached by the API server only.
        var manifests = await new Helm().RunAsync(
            "template", name, Helm.Chart, "--namespace", @namespace, "--set", $"probe=ApiServer,fullnameOverride={name}",
            "--show-only", "templates/rbac.yaml", "--show-only", "templates/serviceaccount.yaml");
        await kubectl.ApplyAsync(manifests);

        var config = await kubectl.ConfigAsync();
        var cluster = config["clusters"]![0]!["cluster"]!;
        cluster["server"] = recorder.Address;
        cluster["certificate-authority-data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(recorder.Certificate));
        var token = await kubectl.RunAsync("create", "token", name, "-n", @namespace, "--duration=3h");
        config["users"]![0]!["user"] = new JsonObject { ["token"] = token.Trim() };
        return new(await WriteAsync(config), manifests);
    }

    /// <summary>Writes a kubeconfig that speaks to the cluster itself by a token, and returns its path.</summary>
    public static async Task<string> KubeconfigAsync(Kubectl kubectl, string token)
    {
        var config = await kubectl.ConfigAsync();
        config["users"]![0]!["user"] = new JsonObject { ["token"] = token.Trim() };
        return await WriteAsync(config);
    }

    private static async Task<string> WriteAsync(JsonNode config)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("cachepolicy-").FullName, "operator.kubeconfig");
        await File.WriteAllTextAsync(path, config.ToJsonString());
        return path;
    }
}
