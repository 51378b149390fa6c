using System.Text.Json.Nodes;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>The webhook configuration that the project ships, pointed at an operator that runs beside the API server.</summary>
internal static class WebhookInstallation
{
    public const string Configuration = "cachepolicy-operator";

    public const string Secret = "cachepolicy-operator-webhook";

    /// <summary>Where the Secret lives and the operator's own objects are.</summary>
    public const string Namespace = "cachepolicy-system";

    /// <summary>Arguments for an operator that serves it.</summary>
    public static string[] Arguments(int port) =>
        ["--webhook-address", $"127.0.0.1:{port}", "--webhook-host", "127.0.0.1", "--lease-namespace", Namespace];

    /// <summary>Installs it and waits until the operator has put its certificate authority in.</summary>
    public static async Task InstallAsync(Kubectl kubectl, int port)
    {
        var shipped = await kubectl.RunAsync("create", "--dry-run=client", "-o", "json", "-f", Repository.PathOf("config", "webhook", "validating-webhook-configuration.yaml"));
        var configuration = JsonNode.Parse(shipped)!;
        foreach (var webhook in configuration["webhooks"]!.AsArray())
        {
            var client = webhook!["clientConfig"]!.AsObject();
            client["url"] = $"https://127.0.0.1:{port}{(string)client["service"]!["path"]!}";
            client.Remove("service");
        }

        await kubectl.ApplyAsync(configuration.ToJsonString());
        await Eventually.HoldsAsync(
            "the operator has put its authority into the webhook configuration",
            async () => JsonNode.Parse(await kubectl.RunAsync("get", "validatingwebhookconfiguration", Configuration, "-o", "json"))!,
            found => found["webhooks"]!.AsArray().All(webhook => ((string?)webhook!["clientConfig"]!["caBundle"])?.Length > 0));
    }

    public static Task RemoveAsync(Kubectl kubectl) =>
        kubectl.RunAsync("delete", "validatingwebhookconfiguration", Configuration, "--ignore-not-found");
}
