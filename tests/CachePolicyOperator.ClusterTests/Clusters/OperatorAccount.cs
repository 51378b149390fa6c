using System.Text.Json.Nodes;

namespace CachePolicyOperator.ClusterTests.Clusters;

/// <summary>The operator's service account with the generated roles and nothing else: a call that they forget fails here.</summary>
internal static class OperatorAccount
{
    public const string Name = "cachepolicy-operator";

    /// <summary>How the API server names it.</summary>
    public const string User = $"system:serviceaccount:{WebhookInstallation.Namespace}:{Name}";

    /// <summary>Makes the account and returns the path of a kubeconfig that speaks in its name.</summary>
    public static async Task<string> CreateAsync(Kubectl kubectl)
    {
        foreach (var role in (string[])["operator-role.yaml", "operator-outside-role.yaml", "operator-namespace-role.yaml"])
            await kubectl.RunAsync("apply", "-f", Repository.PathOf("config", "rbac", role));
        await kubectl.ApplyAsync(
            $$$"""
            {apiVersion: v1, kind: ServiceAccount, metadata: {name: {{{Name}}}, namespace: {{{WebhookInstallation.Namespace}}}}}
            ---
            {{{Binding("ClusterRoleBinding", "ClusterRole")}}}
            ---
            {{{Binding("ClusterRoleBinding", "ClusterRole", $"{Name}-outside")}}}
            ---
            {{{Binding("RoleBinding", "Role")}}}
            """);
        return await KubeconfigAsync(kubectl, await kubectl.RunAsync("create", "token", Name, "-n", WebhookInstallation.Namespace, "--duration=3h"));
    }

    /// <summary>Writes a kubeconfig that speaks by a token, and returns its path.</summary>
    public static async Task<string> KubeconfigAsync(Kubectl kubectl, string token)
    {
        var config = JsonNode.Parse(await kubectl.RunAsync("config", "view", "--raw", "--minify", "--flatten", "-o", "json"))!;
        config["users"]![0]!["user"] = new JsonObject { ["token"] = token.Trim() };
        var path = Path.Combine(Directory.CreateTempSubdirectory("cachepolicy-").FullName, "operator.kubeconfig");
        await File.WriteAllTextAsync(path, config.ToJsonString());
        return path;
    }

    private static string Binding(string kind, string roleKind, string role = Name) =>
        $$$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: {{{kind}}}
        metadata: {name: {{{role}}}, namespace: {{{WebhookInstallation.Namespace}}}}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: {{{roleKind}}}, name: {{{role}}}}
        subjects: [{kind: ServiceAccount, name: {{{Name}}}, namespace: {{{WebhookInstallation.Namespace}}}}]
        """;
}
